"""Looks over a site that is already built: broken links and anchors, feeds that are not well-formed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from dateline.press import links
from dateline.report import SiteError, line_at

_ID = re.compile(r"""\sid\s*=\s*["'](.*?)["']""")
_CANONICAL = re.compile(r'<link rel="canonical" href="(.*?)/?">')


def audit(output: Path) -> Iterator[SiteError]:
    """Every fault of the site in `output`."""
    if not (output / "index.html").exists():
        yield SiteError(output, 1, "holds no site", "build it: invoke site")
        return
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    canonical = _CANONICAL.search((output / "index.html").read_text("utf-8"))
    site = html.unescape(canonical[1]) if canonical else "http://localhost:8000"
    ids = cache(_ids)  # many pages link to one
    for page in sorted(file for file in files if file.endswith(".html")):
        yield from _links(output, page, site, files, ids)
    for feed in sorted(file for file in files if file.endswith(".xml")):
        yield from _well_formed(output / feed)


def _links(output: Path, page: str, site: str, files: set[str], ids: Callable[[Path], set[str]]) -> Iterator[SiteError]:
    markup = (output / page).read_text("utf-8")

    def fault(offset: int, address: str, wrong: str) -> SiteError:
        return SiteError(
            output / page, line_at(markup, offset), f"a link to {address}, {wrong}", "correct it where the page is made"
        )

    for offset, address in links.broken(page, markup, site, files):
        yield fault(offset, address, "which is not there")
    for offset, address in links.addresses(markup):
        plain, _, anchor = html.unescape(address).partition("#")
        file = page if not plain else links.target(plain, page.rpartition("/")[0], site)
        if anchor and file in files and file.endswith(".html") and anchor not in ids(output / file):
            yield fault(offset, address, f"where nothing is called {anchor}")


def _ids(page: Path) -> set[str]:
    return set(map(html.unescape, _ID.findall(page.read_text("utf-8"))))


def _well_formed(feed: Path) -> Iterator[SiteError]:
    try:
        ElementTree.parse(feed)
    except ElementTree.ParseError as e:
        yield SiteError(feed, e.position[0], f"is no well-formed XML ({e})", "build the site again")
