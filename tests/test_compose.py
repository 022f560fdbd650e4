from __future__ import annotations

import datetime
from dataclasses import fields, replace

import pytest

from dateline.desk import compose
from dateline.desk.decisions import read
from dateline.desk.parse import parse
from dateline.desk.same_story import is_same_story
from dateline.dispatch import Take
from dateline.post import Tag
from tests.conftest import STORY

NOON = datetime.datetime(2022, 1, 1, 12)


def made(decisions: str = "", text: str = STORY) -> compose.Post:
    dispatch = parse(f" date 2021-05-03 {text}", Take("a.txt", 1, "ab" * 32))
    return compose.compose(compose.story(dispatch, b"", *read(decisions, "a.toml")), NOON)


def test_the_agency_signs_where_nobody_else_does() -> None:
    assert (made().authors, made().agency) == (("The Associated Press",), "The Associated Press")
    assert made('author = "A Name"').authors == ("A Name",)


def test_a_byline_goes_before_the_agency() -> None:
    assert made(text=f"Harbour closes\n\nBy JANE ROE\n\n{STORY}").authors == ("JANE ROE",)


def test_a_headline_that_the_editor_replaced_is_told() -> None:
    text = f"Harbour closes\n\nBy JANE ROE\n\n{STORY}"
    assert made(text=text).repairs == ()
    assert made('title = "Port shut"', text).repairs == ("the headline “Harbour closes” left out",)


def test_the_editors_tags_replace_the_derived_ones() -> None:
    assert made('tags = ["Ports", "Norway", "Ports"]').tags == (Tag("Ports"), Tag("Norway", "place"))
    assert made("tags = []").tags == ()


def test_the_editor_adds_and_removes_tags_and_a_removed_one_is_gone() -> None:
    derived = made().tags
    assert Tag("Norway", "place") in derived
    changed = made('tags = ["+Ports", "-Norway"]').tags
    assert changed == (Tag("Ports"), *(tag for tag in derived if tag.name != "Norway"))


def test_a_guid_is_made_of_the_first_text_and_nothing_else() -> None:
    assert made('title = "Other"').guid == made().guid == compose.guid("ab" * 32)
    assert compose.guid("ab" * 32) == "urn:uuid:" + compose.guid("ab" * 32)[9:]
    assert compose.guid("ab" * 32) != compose.guid("cd" * 32)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2021-05-03-harbour.txt", datetime.date(2021, 5, 3)),
        ("ap_20210503.txt", datetime.date(2021, 5, 3)),
        ("2021-02-30 and 2021-05-03.txt", datetime.date(2021, 5, 3)),
        ("000_2f9bc439d1312d8a.txt", None),
        ("1234567890.txt", None),
        ("a.txt", None),
    ],
)
def test_a_date_is_read_from_a_file_name_only_where_it_stands_alone(name: str, date: datetime.date | None) -> None:
    assert compose.date_in_name(name) == date


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a b c d e f g h", "a b c d e f g h i j k l m n o p", True),
        ("a b c d e f g h", "a b c d e f x y", True),
        ("a b c d e f g h", "a b c d w x y z", False),
        ("a b c d e f g h i", "a b c d e u v w x y z", False),
        ("A, b; c. D!", "a b c d", True),
        ("a", "b", False),
    ],
)
def test_a_story_is_the_same_if_half_the_shorter_text_is_shared(one: str, other: str, same: bool) -> None:
    assert is_same_story(one, other) is same


#: A post as an older version of the rules might have made it: every derived value differs from today's.
OLD = replace(
    made('note = "N"'), path="p", title="Old", summary="Old", tags=(Tag("Old"),), countries=("ZZ",), agency="Old"
)
DECIDED = {
    'note = "M"': {"note"},
    'note = "N"\ntitle = "T"': {"title", "title_source"},
    'note = "N"\nsummary = "S"': {"summary"},
    'note = "N"\ntags = ["+X"]': {"tags"},
    'note = "N"\nlanguage = "nb"': {"language", "tags", "countries"},
    'note = "N"\nauthor = "A"': {"authors"},
    'note = "N"\ntime = 09:00:00': {"date"},
    'note = "N"\ndate = 2021-05-04': {"date"},
    "": {"note"},
}


@pytest.mark.parametrize("decisions", DECIDED)
def test_a_changed_decision_changes_what_it_decides_and_no_better_rule_slips_in(decisions: str) -> None:
    again = compose.decide_again(OLD, made(decisions))
    differing = {field.name for field in fields(OLD) if getattr(again, field.name) != getattr(OLD, field.name)}
    assert differing - {"decisions"} == DECIDED[decisions]


def test_a_newer_text_keeps_identity_takes_and_the_time_of_import() -> None:
    known = replace(OLD, guid="urn:uuid:old", date=datetime.datetime(2021, 5, 3, 22, 13), modified=NOON)
    told = compose.retell(known, made())
    assert (told.guid, told.path, told.date, told.modified) == (known.guid, known.path, known.date, NOON)
    assert told.takes == (*known.takes, *made().takes)
    assert told.title == made().title


def test_a_time_that_was_decided_and_is_no_more_does_not_stay() -> None:
    known = replace(made("time = 09:30:00"), path="p")
    assert compose.retell(known, made()).date.hour == 12
    assert compose.decide_again(known, made()).date.hour == 12


def test_a_date_changes_only_by_a_decision_about_it() -> None:
    known = replace(OLD, date=datetime.datetime(2020, 1, 1, 8))
    assert compose.decide_again(known, made('note = "M"')).date == known.date


def test_deciding_the_day_that_it_is_changes_no_time() -> None:
    known = replace(OLD, date=datetime.datetime(2021, 5, 3, 22, 13))
    assert compose.decide_again(known, made("date = 2021-05-03")).date == known.date


@pytest.mark.parametrize("name", ["title", "date", "summary", "body", "authors", "tags", "note", "repairs", "language"])
def test_a_reader_sees_every_change_but_the_bookkeeping(name: str) -> None:
    assert compose.looks_the_same(OLD, replace(OLD, takes=(), decisions=(), guid="x"))
    assert not compose.looks_the_same(OLD, replace(OLD, **{name: "changed"}))


def test_agencies_in_one_bracket_sign_each_for_itself() -> None:
    assert made(text="OSLO (AP; Reuters) — The harbour was closed.").authors == ("AP", "Reuters")


def test_tags_with_one_address_are_one_tag() -> None:
    assert [tag.name for tag in made('tags = ["+NORWAY"]').tags].count("NORWAY") == 1
    assert "Norway" not in {tag.name for tag in made('tags = ["+NORWAY"]').tags}
