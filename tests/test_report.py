from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.report import Balance, SeedError


def test_a_fault_prints_as_place_what_and_remedy() -> None:
    assert str(SeedError("a.txt", 3, "no date", "add one")) == "a.txt:3: no date, add one"


@given(st.text(st.characters()))
def test_a_fault_is_one_printable_line_whatever_it_quotes(text: str) -> None:
    line = str(SeedError(text, 1, text, text))
    assert line.isprintable()
    assert line.encode()


def test_a_balance_shows_every_term_and_adds_up() -> None:
    line = str(Balance(published=8, superseded=1, duplicate=1, held=1, rejected=1))
    assert line == "seeds 12 = published 8 + superseded 1 + duplicate 1 + held 1 + killed 0 + rejected 1"
