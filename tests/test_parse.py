from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.parse import parse
from dateline.dispatch import Dispatch, Take
from tests.casefile import Case, blocks, lines

TAKE = Take("seed.txt", 1, "0" * 64)
LINES = [
    *("", " ", "date 2020-02-27", "date 2021-02-29 ", "World", "Cats sleep in the sun", "By Jane Doe"),
    *("By JANE DOE, Reuters", "August 29, 2017 2:51 AM", "Associated Press", "BEIRUT (AP) —"),
    *("Rain fell\u00a0on the harbour.", "a" * 120, "“Yes,”"),
]
DATE_LINE = re.compile(r"\A\s*date\s+[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}(?!\S)", re.IGNORECASE)
HOSTILE = ["\n", " ", "A", "By ", "By A ", "date ", "A\n", "A B\n\n", "By Jane Doe\n", "World\n", "\u00a0", "1", "."]


def read(text: str) -> Dispatch:
    return parse(text, TAKE)


@pytest.mark.parametrize("case", blocks("parse.txt"), ids=str)
def test_a_seed_says_what_the_case_says(case: Case) -> None:
    dispatch = read(case.text)
    assert (dispatch.date.isoformat() if dispatch.date else None) == case.expected.get("date")
    assert dispatch.headline == case.expected.get("headline")
    assert dispatch.byline == case.values("byline")
    assert (dispatch.dateline.words if dispatch.dateline else None) == case.expected.get("words")
    assert dispatch.body == case.values("body")
    assert [str(problem) for problem in dispatch.problems] == list(case.values("problem"))


@given(st.text() | st.lists(st.sampled_from(LINES)).map("\n".join))
def test_no_word_is_lost(text: str) -> None:
    behind = DATE_LINE.sub("", text)
    dispatch = read(text)
    told = [
        text[: len(text) - len(behind)],
        dispatch.headline or "",
        *dispatch.byline,
        *dispatch.body,
        *dispatch.repairs,
    ]
    missing = Counter(re.findall(r"\w+", text)) - Counter(re.findall(r"\w+", " ".join(told)))
    assert set(missing) <= {"By", "BY", "and", "And", "AND"}
    assert not missing or dispatch.byline


def test_furniture_is_told_as_left_out() -> None:
    text = "World\n\nHarbour closes\n\nBy JANE ROE\n\nAugust 29, 2017 2:51 AM\n\nOSLO (AP) — The harbour was closed.\n"
    dispatch = read(text)
    assert (dispatch.headline, dispatch.byline) == ("Harbour closes", ("JANE ROE",))
    assert dispatch.repairs == ("“World” left out", "“August 29, 2017 2:51 AM” left out")


@given(st.text())
def test_any_text_is_parsed_and_paragraphs_hold_text(text: str) -> None:
    dispatch = read(text)
    assert all(paragraph.strip() == paragraph != "" for paragraph in dispatch.body)
    assert dispatch.paragraphs or dispatch.problems


@pytest.mark.parametrize("piece", HOSTILE)
def test_half_a_megabyte_of_anything_is_parsed(piece: str) -> None:
    assert read(piece * (500_000 // len(piece))).take == TAKE


@pytest.mark.parametrize(("name", "reader"), [("half.txt", blocks), ("half.tsv", lines)])
def test_a_case_without_expectation_is_refused(name, reader, tmp_path, monkeypatch) -> None:
    (tmp_path / name).write_text("=== half\nRain fell.\n" if reader is blocks else "Rain fell.\n", "utf-8")
    monkeypatch.setattr("tests.casefile._CASES", tmp_path)
    with pytest.raises(ValueError, match="without expectation"):
        reader(name)
