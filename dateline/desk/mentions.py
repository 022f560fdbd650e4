"""Which names of our tables a text mentions. Countries and tags are rules over these."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dateline.desk.tables import rows, several, words

#: Initials with their full stops, or a run of letters and digits: "Turkish-backed" is two words, "U.S." is one.
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
#: Countries that are also given names: "Chad Smith" is a person.
_GIVEN_NAMES_TOO = frozenset({"Chad", "Georgia", "Israel", "Jordan"})


class Word(NamedTuple):
    """A word and where it stands."""

    text: str  #: as printed
    start: int  #: offset in the text
    end: int  #: offset behind it


@dataclass(frozen=True)
class Name:
    """An entry of our tables."""

    kind: str  #: country, region, city, person, organisation, title or trap
    name: str  #: the one spelling that we show
    country: str = ""  #: ISO 3166-1 alpha-2, where it belongs to one


@dataclass(frozen=True)
class Mention:
    """A name, found in a text."""

    name: Name  #: what is named
    first: int  #: index of its first word
    last: int  #: index of its last word


def split(text: str) -> list[Word]:
    """The words of `text`, in order."""
    return [Word(match[0], *match.span()) for match in _WORD.finditer(text)]


def mentions(found: Sequence[Word], text: str) -> list[Mention]:
    """The names among the words `found` in `text`: the longest at each place, none inside another."""
    hits = list(_matches(found))
    people = {found[hit.first].text for hit in hits if _is_person(hit, found, text)}
    return [hit for hit in hits if not (hit.name.kind in ("country", "city") and found[hit.first].text in people)]


def _matches(found: Sequence[Word]) -> Iterator[Mention]:
    table = _table()
    keys = [_key(word.text) for word in found]
    at = 0
    while at < len(keys):
        for phrase, name in table.get(keys[at], ()):
            if keys[at : at + len(phrase)] == phrase:
                yield Mention(name, at, at + len(phrase) - 1)
                at += len(phrase) - 1
                break
        at += 1


def _is_person(hit: Mention, found: Sequence[Word], text: str) -> bool:
    """Is the place really somebody's name (Stuart Berlin, Chad Smith)?"""
    if hit.name.kind not in ("country", "city") or hit.first != hit.last:
        return False
    here = found[hit.first]
    before = found[hit.first - 1] if hit.first else None
    if before and before.text in _given_names() and text[before.end : here.start] == " ":
        return True
    after = found[hit.last + 1] if hit.last + 1 < len(found) else None
    return bool(
        after
        and here.text in _GIVEN_NAMES_TOO
        and text[here.end : after.start] == " "
        and after.text.istitle()
        and [_key(after.text)] not in (phrase for phrase, _ in _table().get(_key(after.text), ()))
    )


@cache
def _given_names() -> frozenset[str]:
    return frozenset(words("given"))


def _key(word: str) -> str:
    """So that "SYRIA" and "Syria" are one, and "US" and "us" are not."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word


def _names() -> Iterator[tuple[str, Name]]:
    """Every spelling that we look for. An earlier one wins over the same spelling further down."""
    for phrase, code, *_ in rows("traps"):
        yield phrase, Name("trap", phrase, code.strip("-"))
    for code, shown, others, demonyms in rows("countries"):
        for spelling in (shown, *several(others), *several(demonyms), *(f"{word}s" for word in several(demonyms))):
            yield spelling, Name("country", shown, code)
    for kind, table in (("person", "people"), ("organisation", "organisations")):
        for shown, others, *_ in rows(table):
            for spelling in (shown, *several(others)):
                yield spelling, Name(kind, shown)
    for shown, code, others, _ in rows("regions"):
        for spelling in (shown, *(other for other in several(others) if len(other) > 3 and "." not in other)):
            yield spelling, Name("region", shown, code.strip("-"))
    for shown, code, marks, _ in rows("cities"):
        if "word" not in several(marks):
            yield shown, Name("city", shown, code.strip("-"))
    for title in words("titles"):
        yield title, Name("title", title)


@cache
def _table() -> dict[str, list[tuple[list[str], Name]]]:
    """{first word: [(all words, name), …]}, longest first."""
    phrases: dict[tuple[str, ...], Name] = {}
    for spelling, name in _names():
        phrases.setdefault(tuple(_key(word.text) for word in split(spelling)), name)
    table: dict[str, list[tuple[list[str], Name]]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        table[phrase[0]].append((list(phrase), phrases[phrase]))
    return dict(table)
