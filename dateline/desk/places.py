"""Is this a place, as a dateline prints it? Shapes of words, and the tables of cities, regions and countries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dateline.desk.tables import rows, several, words

#: "McCOOK", "N'DJAMENA": what may stand in lower case before the capitals of one word.
_INITIALS = re.compile(r"\b\w\.\w\.$")
_PREFIX = re.compile(r"^(?:Mc|Mac|[A-Za-z]{1,2}['’]|(?:al|el|an)-)")
#: Particles that may stand in lower case inside a name.
_PARTICLES = frozenset(words("particles"))
#: What parts one place from the next; a comma also parts a place from its region.
_AND = re.compile(r"/| (?:and|AND|y|et|&) ")
_MOST_WORDS, _LONGEST = 5, 60  # words, characters of a place
_PUNCTUATION = ",.;:—–-"


@dataclass(frozen=True)
class Where:
    """The place part of a dateline, and what speaks for its being one."""

    places: tuple[str, ...] = ()  #: as printed, in order
    regions: tuple[str, ...] = ()  #: as printed, in order
    capitals: bool = False  #: the first place is printed in capitals
    city: bool = False  #: the first place is in our table
    alone: bool = False  #: it needs nothing beside it, and is no common word
    region: bool = False  #: one of the regions is in our tables


def read(text: str) -> Where | None:
    """The places and regions that `text` is made of, or None if it is anything else."""
    where = Where()
    for part in filter(None, map(_tidy, text.split(","))):
        pieces = [part] if _is_known(part) else [piece.strip() for piece in _AND.split(part) if piece.strip()]
        for number, piece in enumerate(pieces):
            grown = _add(where, piece.removeprefix("and ").removeprefix("AND "), beside=number > 0)
            if grown is None:
                return None
            where = grown
    return where


def _tidy(part: str) -> str:
    """Without blanks and semicolons at its ends; empty if it holds no word."""
    return part.strip(" ;") if any(map(str.isalnum, part)) else ""


def opens_with_city(text: str) -> bool:
    """Is a city of our table the first word of `text`, or the first two or three?"""
    tokens = text[:60].split()[:3]
    return any(_is_city(" ".join(tokens[:count]).rstrip(_PUNCTUATION)) for count in range(1, len(tokens) + 1))


def _add(where: Where, piece: str, *, beside: bool) -> Where | None:
    """`where` with `piece`, which stands behind a comma or, `beside` another, behind "and" or a slash."""
    if not where.places:
        return _first(piece)
    if piece in where.places + where.regions:
        return where
    if not _is_capitals(piece) and not _is_title_case(piece):
        return None
    is_place = _is_city(piece) or (_is_capitals(piece) and (beside or where.regions))
    if not is_place or (is_region(piece) and not (beside and _is_city(piece))):
        known = where.region or is_region(piece)
        return replace(where, regions=(*where.regions, piece), region=known)
    return replace(where, places=(*where.places, piece))


def _first(piece: str) -> Where | None:
    """A place; or, where a comma is lost, a place and its region (FRANKFURT West Germany)."""
    place, region = _without_comma(piece)
    if region:
        return Where((place,), (region,), capitals=True, city=_is_city(place), region=True)
    piece = _undoubled(piece)
    piece = piece if _INITIALS.search(piece) else piece.rstrip(".")
    capitals = _is_capitals(piece)
    if capitals and (_is_city(piece) or not set(piece.split()) & set(words("labels"))):
        city = _is_city(piece)
        return Where((piece,), capitals=True, city=city, alone=_is_alone(piece))
    if not capitals and _is_title_case(piece):
        return Where((piece,), city=_is_city(piece), alone=_is_alone(piece))
    return None


def _undoubled(piece: str) -> str:
    tokens = piece.split()
    half = len(tokens) // 2
    return " ".join(tokens[:half]) if half and tokens[:half] == tokens[half:] else piece


def _without_comma(piece: str) -> tuple[str, str]:
    """(place, region) of two that no comma parts, else two empty texts."""
    tokens = piece.split() if len(piece) <= _LONGEST else []
    for count in range(1, 0 if _is_known(piece) else len(tokens)):
        place, region = " ".join(tokens[:count]), " ".join(tokens[count:])
        if is_region(region) and _is_capitals(place) and (_is_city(place) or not _is_capitals(region)):
            return place, region
    return "", ""


def _is_capitals(piece: str) -> bool:
    """Every word in capitals, but for particles; no digits; few words, one of them longer than a letter."""
    tokens = [_PREFIX.sub("", token) for token in piece.split() if token not in _PARTICLES]
    return (
        0 < len(tokens) <= _MOST_WORDS
        and all(token.isupper() and not any(c.isdigit() or c in '()"“”' for c in token) for token in tokens)
        and any(len(token.strip(".'’")) > 1 for token in tokens)
    )


def _is_title_case(piece: str) -> bool:
    tokens = [_PREFIX.sub("", token) for token in piece.split() if token not in (*_PARTICLES, *words("divisions"))]
    shape = all(token[:1].isupper() and token.replace("-", "").strip(".'’").isalpha() for token in tokens if token)
    return (0 < len(tokens) <= _MOST_WORDS and shape) or is_region(piece)


def _is_known(piece: str) -> bool:
    return _is_city(piece) or is_region(piece)


def _is_city(piece: str) -> bool:
    return piece.casefold() in _cities() or piece.startswith("ABOARD ")


def _is_alone(piece: str) -> bool:
    """May it stand in a dateline with nothing beside it, and is it no common word?"""
    marks = _cities().get(piece.casefold(), ())
    return _is_city(piece) and ("word" not in marks or "alone" in marks)


def is_region(piece: str) -> bool:
    """Is it in our tables as a state, province, island or country?"""
    return piece.casefold().removeprefix("the ") in _regions()


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """{city in lower case: its marks}, ships and the like included."""
    return {name.casefold(): several(marks) for name, _, marks, _ in rows("cities")}


@cache
def _regions() -> frozenset[str]:
    names = (
        spelling
        for table, first in (("regions", 0), ("countries", 1))
        for row in rows(table)
        for spelling in (row[first], *several(row[2]))
    )
    return frozenset(name.casefold().removeprefix("the ") for name in names)
