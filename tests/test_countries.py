from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.countries import countries, ranked
from dateline.desk.parse import parse
from dateline.desk.tables import rows, several
from dateline.dispatch import Take
from tests.casefile import Case, blocks

TAKE = Take("seed.txt", 1, "0" * 64)
CODES = {code for code, *_ in rows("countries")}
WORDS = [
    "Syria",
    "Georgia",
    "Jordan",
    "Michael",
    "BEIRUT (AP) — ",
    "US",
    "Guinea",
    "New",
    "Chad Smith",
    "’s",
    "\n\n",
    ". ",
]


@pytest.mark.parametrize("case", blocks("countries.txt"), ids=str)
def test_a_story_is_about_the_countries_that_the_case_names(case: Case) -> None:
    expected = () if case.expected["countries"] == "none" else case.values("countries")
    assert countries(parse(case.text, TAKE)) == expected


def test_the_country_told_of_most_comes_first() -> None:
    story = "Bakers from Chile met bakers from Peru.\n\nPeru won. Peruvian bread is good."
    assert ranked(parse(story, TAKE)) == ("PE", "CL")


def test_cities_of_a_country_speak_for_its_rank() -> None:
    assert ranked(parse("Bakers from Chile and Peru met.\n\nLima, a baker said, is no Arequipa.", TAKE)) == ("PE", "CL")


def test_every_country_has_one_code_and_every_code_in_the_tables_is_a_country() -> None:
    assert len(CODES) == len(rows("countries")) == 249
    used = {row[1] for table in ("cities", "regions", "traps") for row in rows(table)}
    assert used - CODES == {"-"}


def test_no_spelling_names_two_countries() -> None:
    spellings = [
        spelling
        for _, name, others, demonyms in rows("countries")
        for spelling in {name, *several(others), *several(demonyms)}
    ]
    assert len(spellings) == len(set(spellings))


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_countries_of_any_text_are_sorted_codes(text: str) -> None:
    found = countries(parse(text, TAKE))
    assert list(found) == sorted(set(found) & CODES)


@pytest.mark.parametrize(
    "piece", ["Syria ", "Georgia ", "Michael Jordan ", "A", "New ", "(", " ", "U.S.", "Chad Chad "]
)
def test_half_a_megabyte_of_anything_is_searched(piece: str) -> None:
    assert len(countries(parse(piece * (500_000 // len(piece)), TAKE))) <= 1
