"""The last part of an address."""

from __future__ import annotations

import re
from collections.abc import Callable

from unidecode import unidecode

_LONGEST = 80  # bytes
_SPACE_BETWEEN = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['’ʼ]")


def slug(title: str, is_taken: Callable[[str], bool]) -> str:
    """A slug for `title`: lower-case ASCII, whole words, at most 80 bytes, never empty, none that is taken."""
    base = _cut(bare(title), _LONGEST) or "dispatch"
    number, candidate = 1, base
    while is_taken(candidate):
        number += 1
        candidate = f"{_cut(base, _LONGEST - len(str(number)) - 1)}-{number}"
    return candidate


def bare(text: str) -> str:
    """Its letters and digits in ASCII, a dash between words; empty if it has none."""
    return _SPACE_BETWEEN.sub("-", _APOSTROPHES.sub("", unidecode(text[:1000])).lower()).strip("-")


def _cut(words: str, longest: int) -> str:
    """The first whole words, or as much of a longer one as fits."""
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]
