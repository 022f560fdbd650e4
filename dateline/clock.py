"""The one value that is not content: `now`, read once at the edge of a command."""

from __future__ import annotations

import datetime
import os
import runpy
from pathlib import Path
from zoneinfo import ZoneInfo


def now(root: Path) -> datetime.datetime:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock; in the site's time zone, naive."""
    settings = root / "pelicanconf.py"
    zone = ZoneInfo(runpy.run_path(str(settings)).get("TIMEZONE", "UTC") if settings.exists() else "UTC")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.datetime.fromtimestamp(int(epoch), zone) if epoch else datetime.datetime.now(zone)
    return moment.replace(tzinfo=None)
