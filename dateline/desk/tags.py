"""The tags of a dispatch: countries, other places, people and organisations, topics."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from dateline.desk import names, topics
from dateline.desk.countries import filed_from, ranked
from dateline.desk.mentions import Mention, Word, mentions, split
from dateline.desk.slug import slug
from dateline.desk.tables import rows
from dateline.dispatch import Dispatch
from dateline.post import Tag

#: At most so many of each kind, six names in all, and then the topics: eight tags.
_COUNTRIES, _PLACES, _ACTORS, _NAMES, _TOPICS = 3, 2, 2, 6, 2
#: The least weight of a name: how often it occurs, in headline and first paragraph counted twice.
_LEAST = 2


def tags(dispatch: Dispatch) -> tuple[Tag, ...]:
    """At most eight, the most telling first, no two with one slug."""
    if not dispatch.paragraphs:
        return ()
    first = f"{dispatch.headline or ''}\n{dispatch.paragraphs[0]}"
    text = "\n".join((first, *dispatch.paragraphs[1:]))
    found = split(text)
    hits = mentions(found, text)
    codes = ranked(dispatch)
    people = list(_people(found, hits, text))
    known = {found[i].text for hit in hits for i in range(hit.first, hit.last + 1)}
    known |= {word for (name, _), _ in people for word in name.split()}
    places = [*_known(found, hits, "city", "region"), *_places(text, known), *_filed_from(dispatch, codes)]
    named = [Tag(_country_names()[code], "place") for code in codes[:_COUNTRIES]]
    named += _heaviest(places, len(first))[:_PLACES]
    named += _heaviest([*people, *_known(found, hits, "organisation")], len(first))[:_ACTORS]
    about = [Tag(topic, "topic") for topic in topics.told(text, first, codes)]
    return one_per_slug([*named[:_NAMES], *about[:_TOPICS]])


#: A name with its kind, and where it stands in the text.
_Occurrence = tuple[tuple[str, str], int]


def _known(found: list[Word], hits: list[Mention], *kinds: str) -> Iterator[_Occurrence]:
    for hit in hits:
        if hit.name.kind in kinds:
            kind = "organisation" if hit.name.kind == "organisation" else "place"
            yield (hit.name.name, kind), found[hit.first].start


def _places(text: str, known: set[str]) -> Iterator[_Occurrence]:
    for name, offset in names.places(text, known):
        yield (name, "place"), offset


def _filed_from(dispatch: Dispatch, codes: tuple[str, ...]) -> Iterator[_Occurrence]:
    """The dateline's city, unless its country was dropped: as if the first paragraph named it less than once."""
    code, city = filed_from(dispatch.dateline)
    if city and code in codes:
        yield (city, "place"), len("\n".join(dispatch.body))


def _people(found: list[Word], hits: list[Mention], text: str) -> Iterator[_Occurrence]:
    """People once their full name stands in the text; from there on a surname is enough."""
    offsets: dict[str, list[int]] = defaultdict(list)
    for word in found:
        offsets[word.text].append(word.start)
    full = {hit.name.name: _short_names()[hit.name.name] for hit in hits if hit.name.kind == "person"}
    seen = set(full.values())
    for name, surname in names.people(found, hits, text):
        if surname not in seen:
            seen.add(surname)
            full[name] = surname
    for name, surname in full.items():
        yield from (((name, "person"), offset) for offset in offsets[surname])


def _heaviest(occurrences: Iterable[_Occurrence], first: int) -> list[Tag]:
    """Tags of the names that weigh enough, heaviest first; `first` is where the first paragraph ends."""
    weights: Counter[tuple[str, str]] = Counter()
    for name, offset in occurrences:
        weights[name] += 2 if offset < first else 1
    return [Tag(*name) for name, weight in weights.most_common() if weight >= _LEAST]


def one_per_slug(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """The first tag of each address."""
    first: dict[str, Tag] = {}
    for tag in tags:
        first.setdefault(slug(tag.name, lambda _: False), tag)
    return tuple(first.values())


@cache
def _country_names() -> dict[str, str]:
    """{ISO 3166-1 alpha-2: name shown}."""
    return {code: name for code, name, *_ in rows("countries")}


@cache
def _short_names() -> dict[str, str]:
    """{person: the word that stands for them once they are introduced}."""
    return {name: split(short or name)[-1].text for name, _, short, _ in rows("people")}
