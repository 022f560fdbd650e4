"""Sentences, and where one may be cut so that what stays still reads as one."""

from __future__ import annotations

import re
from functools import cache

from dateline.desk.tables import words

_END = re.compile(r"(?<![.!?])[.!?]++[\"”’')\]]*+\s++(?=[\"“‘'(\[]?[^\W_a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Sen|Rep|Gov|St|Mt|Lt|Col|Sgt|Capt|Maj|Adm|Brig|Cmdr|No|vs|Jr|Sr"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)
#: A comma or a conjunction with which a clause begins that the rest of the sentence can do without.
_CLAUSE = re.compile(
    r"; | [—–] |,? (?=(?:after|although|amid|as|because|before|but|despite|even as|following|hours after|days after"
    r"|including|leaving|though|unless|until|weeks after|when|whereas|while)\b)"
    r"|, (?=(?:and|which|who|whose|where|with|in what|[a-z]+ing)\b)"
)
#: As _CLAUSE, but what goes tells which one is meant.
_RELATIVE = re.compile(r" (?=(?:that|which|who|whose|where)\b)")
#: The second of two things done: "injured three and forced others out".
_SECOND_VERB = re.compile(r" (?=and [a-z]+ed\b)")
_TRAILING = " ,;:—–-_.("
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_TOO_SHORT = 35  # characters


def sentences(text: str) -> list[str]:
    """The sentences of `text`, which is one line."""
    found, start = [], 0
    for end in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(start, end.start() - 8) : end.start() + 1]):
            found.append(text[start : end.end()].rstrip())
            start = end.end()
    return [*found, text[start:]] if text[start:] else found


def cut_at_clause(sentence: str, limit: int) -> str | None:
    """The longest start of `sentence` with at most `limit` characters that ends with a clause and reads as one."""
    for boundary in (_CLAUSE, _RELATIVE, _SECOND_VERB):
        ends = [match.start() for match in boundary.finditer(sentence) if match.start() <= limit]
        for end in reversed(ends):
            if end >= _TOO_SHORT and _reads_as_one(sentence[:end]):
                return sentence[:end].rstrip(_TRAILING)
    return None


def cut_at_word(sentence: str, limit: int) -> str:
    """As many words of `sentence` as fit into `limit` characters, without dangling ones; part of a giant first."""
    if len(sentence) <= limit:
        return sentence
    fitting = sentence[: limit + 1].rpartition(" ")[0].split(" ")
    while len(fitting) > 1 and not _may_end(fitting[-1]):
        fitting.pop()
    return " ".join(fitting).rstrip(_TRAILING) or sentence[:limit]


def _may_end(word: str) -> bool:
    return word.strip("“\"‘'(,;:—–-_").casefold() not in ("", *_dangling())


def _reads_as_one(text: str) -> bool:
    """Does it hold a verb, end on no dangling word, and close what it opens?"""
    tokens = [token.strip(",;:“”\"'’‘()").casefold() for token in text.split(" ")]
    has_verb = any(token in _verbs() or (token.endswith("ed") and "-" not in token) for token in tokens[1:])
    closed = all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
    return has_verb and closed and text.count('"') % 2 == 0 and _may_end(tokens[-1])


@cache
def _dangling() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("dangling"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("verbs"))
