"""The dateline: where a dispatch was filed, by whom and when.

A dateline is what stands before a dash (or a bracketed agency, where the dash is lost) and reads, once agency and
day are taken out, as nothing but places and regions. Shapes after the AP Stylebook and what wires print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from dateline.desk import days, places
from dateline.desk.agencies import is_agency, is_printed_so
from dateline.dispatch import Dateline

#: How far a dateline may reach, how much may stand before it, and how many ends are tried: bounds the work.
_WINDOW, _JUNK_WINDOW, _MOST_ENDS = 200, 200, 24

_HYPHEN = r"(?:(?<=[\s.)\]/0-9])-(?![0-9-])|-(?=\s|$))"
_DASH = rf"(?:(?:(?<=[0-9)/])\.)?\s?(?:[—–_]+|-{{2,3}}|&[mn]dash;|{_HYPHEN})|:(?=\s|$))"
_BRACKETS = r"\([^()]{0,40}\)"
_SLASHES = r"/[A-Za-z-]{2,12}/"
#: Where the head of a dateline may end.
_END = re.compile(rf"(?P<dash>{_DASH})|{_BRACKETS}|{_SLASHES}\.?")
_NEXT_DASH = re.compile(rf"\s*+({_DASH}|)")
_NEXT_AGENCY = re.compile(rf"\s*+({_BRACKETS}|{_SLASHES}\.?)(?:\s*+{_DASH})?")
_AGENCY = re.compile(rf"{_BRACKETS}|{_SLASHES}\.?")
#: How a story begins where no dash says so: with a capital letter.
_STORY = re.compile(r"\s*+[\"“‘']?[^\W\d_a-z]")

#: What may stand before a dateline and is none of it.
_LABEL = (
    r"(?:ANALYSIS|EXCLUSIVE|FACTBOX|FEATURE|INSIGHT|INTERVIEW|PREVIEW|RPT|REPEAT|REFILE|CORRECT(?:ED|ION)|URGENT"
    r"|BREAKING|(?:RPT-)?(?:UPDATE|WRAPUP) [0-9]{1,2})\s?(?:-{1,3}|—|:)"
)
_REMARK = r"\((?:Adds|Correct|Embargoed|Recast|Refil|Removes|Repeat|Rewrit|Updat|Writes)[^()]{0,160}\)"
_EMBARGO = r"EMBARGO[^—:]{0,80}?(?:GMT|EDT|EST|UTC|[ap]\.m\.|[0-9]{4})(?![^\s.:])[.:]?"
_JUNK = re.compile(rf"(?:\s|\*|{_LABEL}|{_REMARK}|{_EMBARGO})*+")
_BYLINE = re.compile(r"By\s", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*+,?\s")
_MOST_NAMES = 8


@dataclass(frozen=True)
class _Head:
    """A dateline as far as understood."""

    end: int  #: offset behind it in the window
    dash: str  #: as printed; empty where it is lost
    where: places.Where  #: places and regions
    agency: str | None = None  #: as printed
    known: bool = False  #: the agency is one that we know
    bracket: bool = False  #: something stood where an agency stands
    has_day: bool = False  #: a day stood there, possible or not
    day: tuple[int, int] | None = None  #: (month, day)


def read(text: str) -> Dateline | None:
    """The dateline at the start of `text`, the first paragraph of a story; None if there is none."""
    window = re.sub(r"\s", " ", text[: _WINDOW + _JUNK_WINDOW])
    head = next(filter(None, (_scan(window, start) for start in _starts(window))), None)
    if not head:
        return None
    region = ", ".join(head.where.regions) or None
    return Dateline(text[: head.end], head.where.places, region, head.agency, head.day)


def _starts(window: str) -> Iterator[int]:
    """Where a dateline may begin: behind the junk, and behind a byline that stands beside it."""
    start = _behind_junk(window, 0)
    byline = _BYLINE.match(window, start)
    if not byline:
        yield start
        return
    at = byline.end()
    for count in range(_MOST_NAMES):
        name = _NAME.match(window, at)
        if not name:
            return
        at = name.end()
        if count and places.opens_with_city(window[at:]):
            yield at


def _behind_junk(window: str, at: int) -> int:
    junk = _JUNK.match(window, at)
    return junk.end() if junk else at


def _scan(window: str, start: int) -> _Head | None:
    for end in islice(_END.finditer(window, start, start + _WINDOW), _MOST_ENDS):
        stop = end.start() if end["dash"] else end.end()
        dash = _NEXT_DASH.match(window, stop)
        head = _read_head(window[start:stop], dash.end() if dash and dash[1] else stop, dash[1] if dash else "")
        if head and _is_dateline(head, window):
            return _with_what_follows(head, window)
    return None


def _read_head(text: str, end: int, dash: str) -> _Head | None:
    agency, bracket, rest = _take_agency(text)
    has_day, day, rest = days.take(rest)
    where = places.read(rest.replace("[", ",").replace("]", ","))
    known = agency is not None and is_agency(agency)
    return _Head(end, dash, where, agency, known, bracket, has_day, day) if where else None


def _take_agency(text: str) -> tuple[str | None, bool, str]:
    """(agency, did something stand in brackets or slashes, `text` without it)."""
    for match in reversed(list(_AGENCY.finditer(text))):
        name = _bare(match[0])
        if is_agency(name) or (match[0][0] == "(" and not places.is_region(name)):
            return name or None, True, f"{text[: match.start()]},{text[match.end() :]}"
    text = text.replace("(", ",").replace(")", ",").strip(" ,")
    first, _, behind = text.partition(" ")
    before, _, last = text.rpartition(" ")
    if is_printed_so(last):
        return last, False, before
    return (first, False, behind) if is_printed_so(first) else (None, False, text)


def _bare(agency: str) -> str:
    """`AP` of `(AP)` and `/AP/.`"""
    return agency.removesuffix(".")[1:-1].strip()


def _is_dateline(head: _Head, window: str) -> bool:
    """Does enough speak for it? The less of a dateline's parts there are, the surer each must be."""
    where = head.where
    story_follows = bool(_STORY.match(window, head.end))
    if not head.dash and not (head.known and head.bracket and story_follows):
        return False
    if not where.places:
        return head.known
    named = head.known or head.has_day
    if where.capitals:
        return named or where.region or where.alone or (where.city and head.bracket)
    if where.city:
        return named or head.bracket or where.region or (where.alone and head.dash == ":" and story_follows)
    return where.region and named


def _with_what_follows(head: _Head, window: str) -> _Head:
    """`head` with an agency that stands behind its dash; an agency alone, with the place that follows it."""
    agency = _NEXT_AGENCY.match(window, head.end)
    if agency and not head.agency and is_agency(_bare(agency[1])):
        return replace(head, end=agency.end(), agency=_bare(agency[1]))
    behind = None if head.where.places else _scan(window, _behind_junk(window, head.end))
    if not behind or not behind.where.places:
        return head
    return replace(behind, agency=behind.agency or head.agency, day=behind.day or head.day)
