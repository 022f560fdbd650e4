from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk import dateline
from dateline.desk.agencies import full_name
from dateline.dispatch import Dateline
from tests.casefile import Case, lines

CASES = lines("datelines.txt")
HOSTILE = [
    "(",
    ")",
    "A",
    " ",
    "BEIRUT ",
    "-",
    "—",
    "/",
    "By ",
    "A, ",
    "(AP)",
    "May 1 ",
    "*",
    "(Corrects ",
    "[",
    ".",
    "1",
    "É",
]
PIECES = [
    "BEIRUT",
    "Paris",
    " ",
    ", ",
    "(AP)",
    "/TASS/",
    " — ",
    "-",
    "May 3",
    "By ",
    "Ohio",
    "\u00a0",
    "\n",
    "and",
    "A",
    "(",
]


def expectation(case: Case) -> Dateline | None:
    if "none" in case.expected:
        return None
    month, _, day = case.expected.get("day", "").partition("-")
    return Dateline(
        words=case.text.partition("|")[0],
        places=tuple(filter(None, case.expected.get("places", "").split("+"))),
        region=case.expected.get("region"),
        agency=case.expected.get("agency"),
        day=(int(month), int(day)) if month else None,
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_dateline_is_read_as_the_case_says(case: Case) -> None:
    assert dateline.read(case.text.replace("|", "", 1)) == expectation(case)


def test_the_cases_are_many_and_a_third_of_them_are_no_datelines() -> None:
    negatives = [case for case in CASES if "none" in case.expected]
    assert len(CASES) >= 80
    assert len(negatives) * 3 >= len(CASES)


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_the_words_of_a_dateline_are_a_prefix_of_any_text(text: str) -> None:
    found = dateline.read(text)
    assert found is None or (found.words and text.startswith(found.words))


@pytest.mark.parametrize("piece", HOSTILE)
def test_half_a_megabyte_of_anything_is_read(piece: str) -> None:
    found = dateline.read(piece * (500_000 // len(piece)))
    assert found is None or len(found.words) <= 600


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("AP", "The Associated Press"),
        ("Reuter", "Reuters"),
        ("AFP/AP", "Agence France-Presse and The Associated Press"),
        ("SomeSite.com", "SomeSite.com"),
    ],
)
def test_an_agency_is_credited_by_its_full_name(printed: str, full: str) -> None:
    assert full_name(printed) == full
