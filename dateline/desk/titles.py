"""Titles and summaries, derived from the first sentence. Both hold only words of the text, in its order."""

from __future__ import annotations

import re

from dateline.desk.sentences import cut_at_clause, cut_at_word, sentences
from dateline.desk.tables import words
from dateline.dispatch import Dispatch
from dateline.post import one_line

_LONGEST_TITLE, _LONGEST_SUMMARY = 110, 220  # characters
#: How much of a paragraph is read.
_LOOKED_AT = 2000

_WEEKDAYS = "|".join(words("weekdays"))
#: "on Thursday" and "said Thursday", where nothing hangs on them.
_DAY = re.compile(rf"(?: on|(?<= said)) (?:{_WEEKDAYS})(?!(?: (?:and|or|to|through))? [A-Z]|[’'-]|\w)")
_SAYS = r"(?:said|says|say|told|reported|reports|announced|claimed|alleged|according)"
_SPOKEN = re.compile(rf"\b{_SAYS}\b")
_FEW = r"(?:[A-Z]\.|[^,;.]){1,60}"
#: Who says it, behind the claim: "according to police", ", said the mayor", ", U.S. officials said".
_ATTRIBUTION = re.compile(
    rf"(?:,? according to {_FEW}|, (?:said|says) (?!that\b){_FEW}"
    rf"|, (?!(?:after|and|as|but|that|when|where|which|while|who)\b){_FEW} (?:said|says|reported|announced))(?=[,;.]|$)"
)
#: A clause of its own: who says it there tells nothing of the one before.
_OTHER_CLAUSE = re.compile(r"[,;]? ?(?:and|but|that|where|which|while|who|whose)\b")
_LEAST_CLAIM = 30  # characters


def title(dispatch: Dispatch) -> str:
    """A title from the first sentence: one line, about 110 characters at most, the claim with its attribution."""
    sentence = _first_sentence(dispatch)
    plain = _DAY.sub("", sentence)
    return _shortened(_without_stop(plain)) or one_line(sentence) or dispatch.take.name


def summary(dispatch: Dispatch) -> str:
    """The first sentence, and the second if both fit into 220 characters; a longer first one is cut, with "…"."""
    story = [sentence for text in dispatch.paragraphs[:2] for sentence in sentences(one_line(text[:_LOOKED_AT]))]
    first, second = (*story, "", "")[:2]
    if len(first) > _LONGEST_SUMMARY:
        room = _LONGEST_SUMMARY - 1
        return (cut_at_clause(first, room) or cut_at_word(first, room)) + "…"
    both = f"{first} {second}".strip()
    return both if len(both) <= _LONGEST_SUMMARY else first


def _first_sentence(dispatch: Dispatch) -> str:
    paragraphs = dispatch.paragraphs or dispatch.body
    found = sentences(one_line(paragraphs[0][:_LOOKED_AT])) if paragraphs else []
    return found[0] if found else ""


def _without_stop(sentence: str) -> str:
    """Without the full stop at its end, unless that belongs to an abbreviation."""
    is_abbreviated = re.search(r"\b[A-Z]\.$", sentence)
    return sentence if is_abbreviated else sentence.removesuffix(".").rstrip()


def _shortened(sentence: str) -> str:
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    claim, attribution = _parted(sentence)
    room = _LONGEST_TITLE - len(attribution)
    short = claim if len(claim) <= room else cut_at_clause(claim, room)
    if short and (attribution or not _loses_attribution(sentence, short)):
        return short + attribution
    return f"{cut_at_word(claim, room - 1)}…{attribution}"


def _parted(sentence: str) -> tuple[str, str]:
    """The claim, and who says it as printed behind it; empty if that stands before the claim or nowhere."""
    match = _ATTRIBUTION.search(sentence, _LEAST_CLAIM)
    if not match or _SPOKEN.search(sentence, 0, match.start()):
        return sentence, ""
    return sentence[: match.start()], match[0]


def _loses_attribution(sentence: str, short: str) -> bool:
    left_out = sentence[len(short) :]
    told_before = _SPOKEN.search(short) or _OTHER_CLAUSE.match(left_out)
    return bool(_SPOKEN.search(left_out)) and not told_before
