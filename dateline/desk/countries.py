"""Which countries a dispatch is about: its dateline's, those of the first paragraph, and those told of often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from dateline.desk.mentions import Mention, Word, mentions, split
from dateline.desk.tables import rows, several
from dateline.dispatch import Dateline, Dispatch

#: From how many mentions on a country outside the first paragraph counts (measured on Reuters-21578 PLACES).
_OFTEN = 3
#: Whose mention tells the country Georgia from the US state: its own places, and its neighbours.
_NEAR_GEORGIA = frozenset({"GE", "RU", "AM", "AZ"})


def countries(dispatch: Dispatch) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes, sorted."""
    return tuple(sorted(ranked(dispatch)))


def ranked(dispatch: Dispatch) -> tuple[str, ...]:
    """The codes of `countries`, the one told of most, cities and regions included, first."""
    first = f"{dispatch.headline or ''}\n{''.join(dispatch.paragraphs[:1])}"
    text = "\n".join((first, *dispatch.paragraphs[1:]))
    found = split(text)
    hits = mentions(found, text)
    told = _told(found, hits)
    everywhere = Counter(code for _, code in told)
    opening = Counter(code for word, code in told if word.start < len(first))
    chosen = {code for code, count in everywhere.items() if count >= _OFTEN or code in opening}
    weight = everywhere + opening + Counter(hit.name.country for hit in hits if hit.name.kind in ("city", "region"))
    code, city = filed_from(dispatch.dateline)
    is_only_bureau = city in _hubs() and all(hit.name.country != code for hit in hits)
    if code and not (is_only_bureau and any(weight[other] >= _OFTEN for other in chosen)):
        chosen.add(code)
    return tuple(sorted(chosen, key=lambda code: (-weight[code], code)))


def filed_from(dateline: Dateline | None) -> tuple[str, str]:
    """Country and, where we know it, city of a dateline; empty texts for what it does not tell."""
    if not dateline or not dateline.places:
        return "", ""
    city = dateline.places[0]
    code, shown = _cities().get(city.casefold(), ("", ""))
    region = _regions().get((dateline.region or "").split(", ")[-1].casefold(), "")
    return region or code or _regions().get(city.casefold(), ""), shown


def _told(found: Sequence[Word], hits: Sequence[Mention]) -> list[tuple[Word, str]]:
    """(first word, country) of each mention of a country, by its name, its people's, or a phrase that holds it."""
    told = [(found[hit.first], hit.name.country) for hit in hits if hit.name.kind in ("country", "trap")]
    codes = {hit.name.country for hit in hits if hit.name.name != "Georgia"}
    if not codes & _NEAR_GEORGIA and not {"Georgian", "Georgians"} & {word.text for word in found}:
        told = [(word, "US" if word.text == "Georgia" and code == "GE" else code) for word, code in told]
    return [(word, code) for word, code in told if code]


@cache
def _cities() -> dict[str, tuple[str, str]]:
    """{city in lower case: (country, city)}; a name of several cities is the first one's."""
    return {name.casefold(): (code.strip("-"), name) for name, code, *_ in reversed(rows("cities"))}


@cache
def _regions() -> dict[str, str]:
    """{name or abbreviation in lower case: country}: countries themselves, states, provinces."""
    table = {
        spelling.casefold(): code.strip("-")
        for name, code, others, _ in rows("regions")
        for spelling in (name, *several(others))
    }
    for code, name, others, _ in rows("countries"):
        table |= {spelling.casefold(): code for spelling in (name, f"the {name}", *several(others))}
    return table | {"georgia": "US", "ga.": "US"}


@cache
def _hubs() -> frozenset[str]:
    return frozenset(name for name, _, marks, _ in rows("cities") if "hub" in several(marks))
