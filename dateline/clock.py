"""The one value that is not content: `now`, read once at the edge of a command."""

from __future__ import annotations

import datetime
import os
import runpy
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateline.report import SiteError


def now(root: Path) -> datetime.datetime:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock; in the site's time zone, naive.

    Raises SiteError if either is given and is none."""
    zone = _zone(root / "pelicanconf.py")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.datetime.fromtimestamp(int(epoch), zone) if epoch else datetime.datetime.now(zone)
    except ValueError as e:
        raise SiteError("SOURCE_DATE_EPOCH", 1, f'"{epoch}" is no time', "give it in seconds since 1970") from e
    return moment.replace(tzinfo=None)


def _zone(settings: Path) -> ZoneInfo:
    name = runpy.run_path(str(settings)).get("TIMEZONE", "UTC") if settings.exists() else "UTC"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as e:
        raise SiteError(settings, 1, f'TIMEZONE "{name}" is none', 'write it like "Europe/Oslo"') from e
