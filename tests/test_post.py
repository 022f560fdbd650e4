from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dispatch import Dateline, Take
from dateline.header import Metadata
from dateline.post import KINDS, Post, Tag, dump, is_post, load, one_line
from dateline.report import PostError
from tests.test_escape import markup, paragraphs

lines = (paragraphs | markup).map(one_line).filter(bool)
items = lines.map(lambda text: one_line(text.replace(";", " "))).filter(bool)
names = items.filter(lambda text: not text.startswith(","))
moments = st.datetimes(min_value=datetime.datetime(1000, 1, 1)).map(lambda moment: moment.replace(microsecond=0))
takes = st.builds(Take, lines, st.integers(0), st.binary(min_size=32, max_size=32).map(bytes.hex))
tags = st.lists(st.builds(Tag, names, st.sampled_from([None, *KINDS])), unique_by=lambda tag: tag.name).map(tuple)
datelines = st.builds(
    Dateline,
    lines,
    st.lists(names).map(tuple),
    st.none() | lines,
    st.none() | lines,
    st.none() | st.dates().map(lambda date: (date.month, date.day)),
)
posts = st.builds(
    Post,
    guid=st.uuids().map(lambda uuid: uuid.urn),
    path=st.just("2020/02/27/slug"),
    title=lines,
    title_source=st.sampled_from(["editor", "seed", "derived"]),
    date=moments,
    summary=lines | st.just(""),
    language=st.sampled_from(["en", "und", "pt-BR"]),
    takes=st.lists(takes, min_size=1).map(tuple),
    body=st.lists(paragraphs | markup).map(tuple),
    authors=st.lists(names).map(tuple),
    tags=tags,
    countries=st.lists(st.sampled_from(["DE", "SY", "TR"]), unique=True).map(sorted).map(tuple),
    agency=st.none() | lines,
    dateline=st.none() | datelines,
    note=st.none() | lines,
    modified=st.none() | moments,
    repairs=st.lists(lines).map(tuple),
    decisions=st.lists(st.sampled_from([("title", "ab12"), ("note", "cd34")]), unique=True).map(tuple),
)
POST = Post(
    guid="urn:uuid:0",
    path="2020/02/27/slug",
    title="A title: with a colon",
    title_source="derived",
    date=datetime.datetime(2020, 2, 27, 12),
    summary="A summary.",
    language="en",
    takes=(Take("a seed.txt", 12, "0" * 64),),
    body=("A paragraph.",),
    tags=(Tag("Washington, D.C.", "place"),),
)


def read(text: str) -> Post:
    """The post in `text`, as if it were the file f.md."""
    return load(text, Metadata(text, "f.md"), POST.path)


@given(posts)
def test_loading_is_the_inverse_of_dumping(post: Post) -> None:
    loaded = read(dump(post))
    assert loaded == post
    assert not loaded.edited


@pytest.mark.parametrize(("old", "new"), [("paragraph", "sentence"), ("A title", "The title"), ("\n\n", "\n\n\n")])
def test_any_change_to_the_file_shows_as_edited(old: str, new: str) -> None:
    assert read(dump(POST).replace(old, new, 1)).edited


def test_tags_that_a_person_parts_with_commas_are_read() -> None:
    text = dump(POST).replace("Tags: Washington, D.C.;", "Tags: Syria, Turkey")
    assert [tag.name for tag in read(text).tags] == ["Syria", "Turkey"]


def test_a_summary_is_a_standfirst_only_where_an_editor_wrote_it() -> None:
    assert POST.standfirst is None
    assert replace(POST, decisions=(("summary", "ab12"),)).standfirst == "A summary."


def test_a_post_written_by_hand_is_not_taken_for_one_of_the_desk() -> None:
    assert is_post(Metadata(dump(POST), ""))
    assert not is_post(Metadata("Title: By hand\nDate: 2020-02-27\n\nSeed: of doubt.\n", ""))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Date: 2020-02-27 12:00\n", "", 'f.md:1: no date, add a line "Date: …" at the top'),
        ("Date: 2020", "Date: 2020-13", 'f.md:3: "2020-13-02-27 12:00" is no date for Date, write it as'),
        ("(12 bytes", "(twelve bytes", "f.md:8: cannot read this Seed line, put it back as the desk wrote it"),
        ("Title: A title: with a colon\n", "", "f.md:1: no title, add a line"),
    ],
)
def test_a_header_broken_by_hand_is_an_error_with_its_line(old: str, new: str, fault: str) -> None:
    with pytest.raises(PostError) as caught:
        read(dump(POST).replace(old, new))
    assert str(caught.value).startswith(fault)
