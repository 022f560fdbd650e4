"""Is a new text another take of a story, or another story?"""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_LENGTH = 4  # words in a shingle (Broder, 1997)


def is_same_story(one: str, other: str) -> bool:
    """Do the texts share at least half the shingles of the shorter one?"""
    first, second = _shingles(one), _shingles(other)
    return 2 * len(first & second) >= min(len(first), len(second))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[i : i + _LENGTH]) for i in range(max(1, len(words) - _LENGTH + 1))}
