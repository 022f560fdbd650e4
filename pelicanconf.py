"""This site's settings. Addresses, feeds and all else a Dateline site shares: dateline/press/settings.py."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # Pelican runs from anywhere

import dateline  # noqa: E402
from dateline.press.settings import *  # noqa: E402, F403

SITENAME = "Dateline"
SITESUBTITLE = "Dispatches, word for word"
SITEURL = "http://localhost:8000"  # where readers will find it; SITEURL=https://… pelican content goes first
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
PLUGINS = [dateline]  # the module, not its name: if it does not load, nothing is built
PELICAN_CLASS = dateline.Press
