"""Names that no table knows, found by how a text speaks of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from dateline.desk.mentions import Mention, Word
from dateline.desk.tables import words

_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+"
_PLACE = rf"(?!(?:The|And|But|For|Most|Some|All)\b){_CAPITALISED}(?:[ -](?:[a-z]{{2}}-)?{_CAPITALISED}){{0,2}}"
_SETTLEMENT = r"(?:town|city|village|port|suburb|neighborhood|neighbourhood|district|province|region|island|enclave)"
_DIVISION = r"(?:province|governorate|district|region|county|prefecture|oblast|township|municipality)"
#: "the town of X", "X province": that X is a place is certain.
_CERTAIN = re.compile(rf"\b{_SETTLEMENT} of (?P<of>{_PLACE})|\b(?P<is>{_PLACE}) {_DIVISION}\b")
#: "near X", "seized X": twice is enough.
_LIKELY = re.compile(
    r"\b(?:in|near|inside|outside|around|into|towards?|captured|recaptured|seized|retook|took|entered|besieged|left)"
    rf" (?P<place>{_PLACE})\b"
)
_ENOUGH = 2
#: How many new names a text may bring: bounds the work.
_MOST = 20
#: A surname that stands alone so often, its full name included, names one of the people that a story is about.
_OFTEN = 3


def places(text: str, known: Collection[str]) -> Iterator[tuple[str, int]]:
    """(name, offset) of every occurrence of places that are not among the words `known`."""
    evidence: Counter[str] = Counter()
    for pattern, weight in ((_CERTAIN, _ENOUGH), (_LIKELY, 1)):
        for match in pattern.finditer(text):
            name = match[match.lastgroup or 0]
            if not set(re.split("[ -]", name)) & {*known, *words("weekdays"), *words("months")}:
                evidence[name] += weight
    for name, weight in evidence.most_common(_MOST):
        if weight >= _ENOUGH:
            yield from ((name, match.start()) for match in re.finditer(rf"\b{re.escape(name)}\b", text))


def people(found: Sequence[Word], hits: Sequence[Mention], text: str) -> Iterator[tuple[str, str]]:
    """(full name, surname) of those introduced by a title or a given name, and named often."""
    count = Counter(word.text for word in found)
    taken = {i for hit in hits if hit.name.kind != "title" for i in range(hit.first, hit.last + 1)}
    behind_title = {hit.last + 1 for hit in hits if hit.name.kind == "title"}
    given = frozenset(words("given"))
    for start, word in enumerate(found):
        if start in behind_title or (word.text in given and start - 1 not in behind_title):
            end = _name_end(found, start, text, taken)
            if end - start >= 1 and count[found[end].text] >= _OFTEN:
                yield text[word.start : found[end].end], found[end].text


def _name_end(found: Sequence[Word], start: int, text: str, taken: Collection[int]) -> int:
    """Index of the last word of the full name that begins at `start`; `start` itself or less if there is none."""
    end = start - 1
    for i in range(start, min(start + 5, len(found))):
        word = found[i]
        joined = i == start or text[found[i - 1].end : word.start] in (" ", "-", ". ")
        if not joined or i in taken or not (word.text.istitle() or word.text in words("particles")):
            break
        if word.text.istitle():
            end = i
    return end
