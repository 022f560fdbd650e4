"""What a story is about, by the words that give a topic away (dateline/data/topics.tsv)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from dateline.desk.tables import rows, several

_WORD = re.compile(r"[^\W_]+")
#: A topic is told of if two of its triggers occur, or one this often; the first paragraph counts twice.
_TRIGGERS, _OFTEN = 2, 3


@dataclass(frozen=True)
class Topic:
    """A row of the table."""

    name: str  #: as shown
    triggers: tuple[str, ...]  #: each as it stands in a text prepared by `_prepared`
    country: str  #: a named event of this country (ISO 3166-1 alpha-2), or empty
    broader: str  #: the topic whose place it takes, or empty


def told(text: str, first: str, countries: Collection[str]) -> dict[str, int]:
    """{topic: weight}, heaviest first, of a story `text` that begins with `first` and is about `countries`."""
    prepared, prepared_first = _prepared(text), _prepared(first)
    weights: dict[str, int] = {}
    for topic in _topics():
        hits = [count for trigger in topic.triggers if (count := prepared.count(trigger))]
        weight = sum(hits) + sum(prepared_first.count(trigger) for trigger in topic.triggers)
        if (len(hits) >= _TRIGGERS or weight >= _OFTEN) and (not topic.country or topic.country in countries):
            weights[topic.name] = weight
    for topic in _topics():
        if topic.name in weights and topic.broader in weights:
            weights[topic.name] += weights.pop(topic.broader)
    return dict(sorted(weights.items(), key=lambda item: -item[1]))


def _prepared(text: str) -> str:
    """The words in lower case, each with a blank before and behind it."""
    return "".join(f" {word} " for word in _WORD.findall(text.lower()))


@cache
def _topics() -> tuple[Topic, ...]:
    return tuple(
        Topic(name, tuple(map(_trigger, several(triggers))), country, broader)
        for name, triggers, country, broader in rows("topics")
    )


def _trigger(word: str) -> str:
    prepared = _prepared(word)
    return prepared.rstrip() if word.endswith("*") else prepared
