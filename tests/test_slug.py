from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.slug import slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fighters retake Saraqeb, cutting highway", "fighters-retake-saraqeb-cutting-highway"),
        ("The ministry’s “new” plan – it's 5% off", "the-ministrys-new-plan-its-5-off"),
        ("Malmö and São Paulo", "malmo-and-sao-paulo"),
        ("北京 opens", "bei-jing-opens"),
        ("../../etc/passwd", "etc-passwd"),
        ("🎉🎉", "dispatch"),
        ("!!!", "dispatch"),
        ("word " * 40, ("word-" * 16)[:-1]),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_title_becomes_a_readable_address(title: str, expected: str) -> None:
    assert slug(title, lambda _: False) == expected


def test_a_taken_address_gets_the_next_free_number() -> None:
    taken = {"a-title", "a-title-2"}
    assert slug("A title", taken.__contains__) == "a-title-3"
    assert slug("x" * 200, {"x" * 80}.__contains__) == "x" * 78 + "-2"


@given(st.text())
def test_any_title_gives_a_safe_address(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title, lambda _: False))
    assert len(slug(title, lambda _: False)) <= 80
