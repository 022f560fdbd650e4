"""News agencies, as datelines print them."""

from __future__ import annotations

import re
from functools import cache

from dateline.desk.tables import rows, several

_SITE = re.compile(r"[\w.-]+\.(?:com|org|net|info|co\.\w\w)", re.IGNORECASE)


def full_name(agency: str) -> str:
    """The name to credit for `agency` as a dateline prints it; several, parted by a slash, become "A and B"."""
    whole = _full_names().get(agency.casefold())
    return whole or " and ".join(_full_names().get(part.casefold(), part) for part in map(str.strip, agency.split("/")))


def is_agency(text: str) -> bool:
    """Is `text`, or all in it that slashes part, the name of an agency or the address of a site?"""
    return _is_one(text) or all(map(_is_one, map(str.strip, text.split("/"))))


def is_printed_so(word: str) -> bool:
    """Is this the name of an agency to the letter? Only so does it count without brackets."""
    return word in _spellings()


def _is_one(text: str) -> bool:
    return text.casefold() in _full_names() or bool(_SITE.fullmatch(text))


@cache
def _spellings() -> dict[str, str]:
    """{name as printed: full name}."""
    return {
        spelling: full or name
        for name, full, others, _ in rows("agencies")
        for spelling in (name, *several(others), full)
        if spelling
    }


@cache
def _full_names() -> dict[str, str]:
    """{name in lower case: full name}."""
    return {spelling.casefold(): full for spelling, full in _spellings().items()}
