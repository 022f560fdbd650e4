"""One file an address, one story a guid."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from dateline.escape import FORBIDDEN
from dateline.report import PostError, from_here

_LONGEST_NAME = 255  # bytes, of a folder or file on every common file system

logger = logging.getLogger(__name__)


def is_desk_post(content: Any) -> bool:
    """Was it made by the desk?"""
    return content is not None and "dateline_post" in content.metadata


def note(generators: list[Any]) -> None:
    """Remember which file a page comes from. Two at one address: Pelican would publish one, or crash half-way."""
    context = generators[0].context
    sources: dict[str, str] = context["SOURCES"]
    sources.clear()
    owners, guids = dict.fromkeys(_made_by_us(context), "a page of the theme"), dict[str, str]()
    contents = [content for content in context["generated_content"].values() if content and content.status != "draft"]
    for content in sorted([*contents, *context["staticfiles"]], key=lambda content: str(content.source_path)):
        file, guid = str(content.source_path), getattr(content, "guid", "")
        address = content.get_url_setting("save_as")  # a static file would take `content.save_as` for a link to it
        for wrong, remedy in _faults(content, address, owners.get(address), guids.get(guid)):
            logger.error("%s", PostError(file, 1, wrong, remedy))
        sources.setdefault(address, file)
        owners.setdefault(address, file)
        if guid:
            guids.setdefault(guid, file)


def _faults(content: Any, address: str, owner: str | None, twin: str | None) -> Iterator[tuple[str, str]]:
    """(what is wrong, what to do)."""
    if owner:
        yield f"has the address of {from_here(owner)}, /{address}", 'give it another "Slug:"'
    if twin:
        yield f"has the guid of {from_here(twin)}", "remove one of them, or its Guid line"
    if any(len(part.encode()) > _LONGEST_NAME for part in address.split("/")):
        yield "has too long an address", 'give it a shorter "Slug:"'
    if FORBIDDEN.search(f"{content._content or ''}{content.metadata.get('title', '')}"):
        yield "holds a control character", "take it out"


def _made_by_us(context: dict[str, Any]) -> Iterator[str]:
    """The files that the theme's own pages and the feed are written to."""
    for template in context["DIRECT_TEMPLATES"]:
        yield context.get(f"{template.upper()}_SAVE_AS", f"{template}.html")
    yield context["FEED_RSS"]
    yield from (tag.save_as for tag, _ in context["tags"])
    yield from (f"{period.url}index.html" for year in context["years"] for period in year.walk())
