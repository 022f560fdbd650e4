from __future__ import annotations

import datetime

import pytest

from dateline.desk.decisions import Decisions, read


def faults(text: str) -> list[str]:
    return [str(fault) for fault in read(text, "a.toml")[1]]


def test_every_key_that_works_is_read() -> None:
    text = """\
title = "A  headline"
summary = \"\"\"One
sentence.\"\"\"
tags = ["Syria", "Turkey"]
date = 2020-02-27
time = 09:30:00
language = "en-GB"
author = "A Name"
note = "A note."
"""
    decisions, problems = read(text, "a.toml")
    assert not problems
    assert decisions == Decisions(
        title="A headline",
        summary="One sentence.",
        tags=("Syria", "Turkey"),
        date=datetime.date(2020, 2, 27),
        time=datetime.time(9, 30),
        language="en-GB",
        author=("A Name",),
        note="A note.",
        digests=decisions.digests,
    )
    assert [key for key, _ in decisions.digests] == sorted(
        text.split(" = ")[0] for text in text.split("\n") if " = " in text
    )


def test_only_a_changed_value_changes_its_digest() -> None:
    one = dict(read('title = "A"\nnote = "B"', "a.toml")[0].digests)
    other = dict(read('# a comment\nnote = "C"\ntitle   =   "A"', "a.toml")[0].digests)
    assert one["title"] == other["title"]
    assert one["note"] != other["note"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('titel = "A"', 'a.toml:1: unknown key "titel", did you mean "title"? Known are title, summary, tags, date'),
        ('\n\n"note x" = "A"', 'a.toml:3: unknown key "note x", did you mean "note"?'),
        ("[[corection]]\nwas = 1", 'a.toml:1: unknown key "corection", did you mean "corrections"?'),
        ("hold = true", 'a.toml:1: "hold" is not supported yet, take it out'),
        ("[[corrections]]\nwas = 1", 'a.toml:1: "corrections" is not supported yet'),
        ('note = "A"\ntitle = 7', 'a.toml:2: "title" has a wrong form, write title = "A headline"'),
        ('title = "  "', 'a.toml:1: "title" has a wrong form'),
        (f'title = "{"x" * 400}"', "a.toml:1: the title has 400 characters, shorten it to 250 at most"),
        ('title = "a\\u0003b"', 'a.toml:1: "title" holds a control character, take it out'),
        ('tags = "Syria"', 'a.toml:1: "tags" has a wrong form, write tags = ["Syria", "Turkey"], or changes only'),
        ('tags = ["+Oil", "Syria"]', 'a.toml:1: "tags" has a wrong form'),
        ('tags = ["+"]', 'a.toml:1: "tags" has a wrong form'),
        ('tags = ["\U0001f389"]', 'a.toml:1: "tags" has a wrong form'),
        ('tags = ["C++", "C#"]', 'a.toml:1: the tags "C++" and "C#" would share one address, keep one of them'),
        ('tags = ["a;b"]', 'a.toml:1: "tags" holds a semicolon, take it out'),
        ("author = []", 'a.toml:1: "author" has a wrong form'),
        ("date = 2020-02-27T12:00:00", 'a.toml:1: "date" has a wrong form, write date = 2020-02-27'),
        ('time = "12:00"', 'a.toml:1: "time" has a wrong form, write time = 09:30:00'),
        ('language = "en_GB"', 'a.toml:1: "language" has a wrong form, write language = "en"'),
        ('title = "A\nnote = "B"', "a.toml:1: is no TOML: Illegal character"),
        ('title = "A"\n\nnote = [', "a.toml:3: is no TOML:"),
    ],
)
def test_a_fault_is_one_line_with_its_place_and_what_to_do(text: str, fault: str) -> None:
    (line,) = faults(text)
    assert line.startswith(fault)


def test_every_fault_of_a_file_is_told_at_once() -> None:
    assert len(faults('titel = "A"\nhold = true\ntags = 1')) == 3


def test_faulty_decisions_decide_nothing() -> None:
    assert read('note = "A"\ntitel = "B"', "a.toml")[0] == Decisions()
