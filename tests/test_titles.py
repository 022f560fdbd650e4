from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.parse import parse
from dateline.desk.tables import words
from dateline.desk.titles import summary, title
from dateline.dispatch import Take
from tests.casefile import Case, blocks

TAKE = Take("seed.txt", 1, "0" * 64)
WORDS = [
    "Police",
    "said",
    "that",
    "bakers",
    "stole",
    "bread",
    ",",
    ".",
    "after",
    "which",
    "of the",
    "“",
    "”",
    "Tuesday",
    "\n\n",
    "Ohio",
]
HOSTILE = [
    "a",
    " ",
    "a ",
    "A. ",
    ". ",
    ".",
    '!"',
    ", which ",
    "said, ",
    ", said a",
    "according to ",
    "(",
    "“",
    "a, ",
    "on Monday ",
]


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("case", blocks("titles.txt"), ids=str)
def test_title_and_summary_are_those_of_the_case(case: Case) -> None:
    dispatch = parse(case.text, TAKE)
    assert title(dispatch) == case.expected["title"]
    assert summary(dispatch) == case.expected["summary"]


@given(st.text(min_size=1) | st.lists(st.sampled_from(WORDS), min_size=1, max_size=80).map(" ".join))
def test_title_and_summary_hold_only_words_of_the_text(text: str) -> None:
    dispatch = parse(text, TAKE)
    if dispatch.body:
        assert words_of(title(dispatch)) <= words_of(text)
        assert words_of(summary(dispatch)) <= words_of(text)


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))
def test_a_title_is_never_empty_and_both_are_one_line_and_short(text: str) -> None:
    dispatch = parse(text, TAKE)
    for line, longest in ((title(dispatch), 112), (summary(dispatch), 221)):
        assert line == " ".join(line.split())
        assert len(line) <= longest
    assert title(dispatch)


@given(st.lists(st.sampled_from(WORDS[:6] + WORDS[8:11]), min_size=30, max_size=80).map(" ".join))
def test_a_cut_title_ends_on_no_dangling_word(text: str) -> None:
    shown = title(parse(text, TAKE))
    last = shown.partition("…")[0].split()[-1].casefold()
    assert len(shown.split()) < 3 or last == "said" or last not in words("dangling")


@pytest.mark.parametrize("piece", HOSTILE)
def test_half_a_megabyte_of_anything_gets_a_title(piece: str) -> None:
    dispatch = parse(piece * (500_000 // len(piece)), TAKE)
    assert title(dispatch)
    assert len(summary(dispatch)) <= 221
