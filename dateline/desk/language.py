"""Which language a text is in, by its most frequent words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dateline.desk.tables import rows, several

_WORD = re.compile(r"[^\W\d_]+")
#: How much of a text is looked at, characters.
_SAMPLE = 4000
#: The least number of frequent words, and their least share of all words, that settle the question.
_LEAST, _SHARE = 3, 0.15


def language(paragraphs: Sequence[str]) -> str:
    """A BCP 47 code, or "und" where the frequent words do not tell."""
    words = Counter(_WORD.findall("\n".join(paragraphs)[:_SAMPLE].lower()))
    scores = {code: sum(words[word] for word in frequent) for code, frequent in _frequent().items()}
    (best, most), (_, next_best) = Counter(scores).most_common(2)
    clear = most > next_best and most >= _LEAST and most >= _SHARE * words.total()
    return best if clear else "und"


@cache
def _frequent() -> dict[str, tuple[str, ...]]:
    return {code: several(cell) for code, cell, *_ in rows("stopwords")}
