from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.parse import parse
from dateline.desk.slug import slug
from dateline.desk.tables import rows, several
from dateline.desk.tags import tags
from dateline.dispatch import Take
from dateline.post import KINDS, Tag
from tests.casefile import Case, blocks

TAKE = Take("seed.txt", 1, "0" * 64)
SEED = Path(__file__).parents[1] / "seeds" / "000_2f9bc439d1312d8a.txt"
WORDS = [
    "Syria",
    "Bashar al Assad",
    "Assad",
    "Mayor",
    "Carla Bianchi",
    "Bianchi",
    "in",
    "near",
    "Idlib",
    "war",
    "rebels",
]


def tags_of(text: str) -> tuple[Tag, ...]:
    return tags(parse(text, TAKE))


@pytest.mark.parametrize("case", blocks("tags.txt"), ids=str)
def test_a_story_gets_the_tags_of_the_case(case: Case) -> None:
    expected = () if case.expected["tags"] == "none" else tuple(map(Tag, case.values("tags"), case.values("kinds")))
    assert tags_of(case.text) == expected


def test_the_first_seed_gets_the_tags_that_an_editor_would_print() -> None:
    expected = ["Syria", "Turkey", "Russia", "Saraqeb", "Idlib", "Bashar al-Assad"]
    expected += ["Syrian civil war", "Refugees and displacement"]
    assert [tag.name for tag in tags_of(SEED.read_text("utf-8"))] == expected


def test_names_of_one_slug_are_one_tag() -> None:
    found = tags_of("Bakers in the town of Marhaba met in the town of MARHABA.\n\nMarhaba slept.")
    assert len({slug(tag.name, lambda _: False) for tag in found}) == len(found)


def test_a_broader_topic_gives_way_to_the_named_event() -> None:
    names = {tag.name for tag in tags_of("Rebels fought the civil war in Syria with troops and airstrikes.")}
    assert "Syrian civil war" in names
    assert "Armed conflict" not in names


def test_every_broader_topic_is_a_topic_and_no_two_names_of_a_table_share_a_slug() -> None:
    topics = {name for name, *_ in rows("topics")}
    assert {broader for *_, broader in rows("topics")} - {""} <= topics
    for table in ("topics", "organisations", "people"):
        slugs = [slug(name, lambda _: False) for name, *_ in rows(table)]
        assert len(slugs) == len(set(slugs))


def test_no_spelling_names_two_people_or_two_organisations() -> None:
    for table in ("people", "organisations", "agencies"):
        spellings = [s for name, *cells in rows(table) for s in {name, *several(cells[table == "agencies"])}]
        assert len(spellings) == len(set(spellings))


@given(st.text() | st.lists(st.sampled_from([*WORDS, "\n\n", ".", ","])).map(" ".join))
def test_any_text_gets_eight_tags_at_most_each_of_a_known_kind(text: str) -> None:
    found = tags_of(text)
    assert len(found) <= 8
    assert all(tag.kind in KINDS and tag.name.strip() and ";" not in tag.name for tag in found)
    assert len({slug(tag.name, lambda _: False) for tag in found}) == len(found)


@pytest.mark.parametrize(
    "piece", ["in Abc ", "Mayor Ann Roe ", "A", "(", " ", "near Aa Bb Cc Dd ", "war ", "Assad ", "town of "]
)
def test_half_a_megabyte_of_anything_is_tagged(piece: str) -> None:
    assert len(tags_of(piece * (500_000 // len(piece)))) <= 8
