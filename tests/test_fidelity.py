"""Not one word lost or changed: text to post to the real Pelican to the page that a reader sees."""

from __future__ import annotations

import html
import shutil
from dataclasses import replace

import feedparser
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from dateline.desk.decode import decode
from dateline.escape import to_markdown
from dateline.press import reader
from tests.conftest import SEED, Site, make_site
from tests.reading import words
from tests.test_escape import WIRE_LINES, markup, paragraphs
from tests.test_post import POST

stories = st.lists(paragraphs | markup, min_size=1, max_size=4)


@settings(max_examples=8)
@given(st.lists(stories, min_size=20, max_size=40))
@example([[line.strip() for line in WIRE_LINES]])
@example([[line.strip()] for line in WIRE_LINES])
def test_any_text_is_read_word_for_word_on_its_page_and_in_the_feed(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    site = make_site(tmp_path_factory.mktemp("fidelity") / "site")
    expected = {}
    for number, paragraphs_ in enumerate(texts):
        lead = f"OSLO (AP) — Story {number} begins with a sentence."
        site.seed(f"{number:03}.txt", "\n\n".join([lead, *paragraphs_]), decisions=f'title = "Story {number}"')
        expected[f"story-{number}"] = " ".join([lead, *paragraphs_]).split()
    site.build()
    assert {slug: words(site.page(f"2021/05/03/{slug}")) for slug in expected} == expected
    for entry in feedparser.parse(site.output / "feed.xml", sanitize_html=False).entries:
        slug = entry.link.rstrip("/").rpartition("/")[2]
        assert words(f'<div class="dispatch">{entry.content[0].value}</div>') == expected[slug]
    edit_by_hand(site)
    done = site.pelican()
    assert done.returncode == 0, done.stderr
    assert {slug: words(site.page(f"2021/05/03/{slug}")) for slug in expected} == expected
    shutil.rmtree(site.root)


def edit_by_hand(site: Site) -> None:
    """Change every post's header, so that its body goes through Markdown."""
    for file in site.content.glob("2021/**/*.md"):
        file.write_text(file.read_text("utf-8").replace("Title: ", "Title: Edited ", 1), "utf-8")


def test_the_article_is_its_seed_word_for_word(published: Site) -> None:
    text = decode(SEED.read_bytes(), SEED.name).text
    (page,) = (published.output / "2020/02/27").glob("*/index.html")
    seen = words(page.read_text("utf-8"))
    assert seen == text.removeprefix(" date 2020-02-27 ").split()
    assert "M%" in seen
    assert seen[:3] == ["BEIRUT", "(AP)", "—"]


def test_note_and_provenance_stand_outside_the_dispatch(published: Site) -> None:
    (page,) = (published.output / "2020/02/27").glob("*/index.html")
    text = page.read_text("utf-8")
    assert "M5 is meant" in " ".join(words(text, "note"))
    assert "3,053 bytes" in " ".join(words(text, "provenance"))
    for words_ in ("is meant", "3,053"):
        assert words_ not in " ".join(words(text))


def test_the_feed_holds_the_whole_article(published: Site) -> None:
    feed = feedparser.parse(published.output / "feed.xml")
    assert not feed.bozo
    (entry,) = feed.entries
    seen = words(f'<div class="dispatch">{entry.content[0].value}</div>')
    assert seen == decode(SEED.read_bytes(), "").text.removeprefix(" date 2020-02-27 ").split()


@given(stories)
def test_a_post_as_the_desk_wrote_it_is_rendered_as_markdown_would(texts: list[str]) -> None:
    body = tuple(texts)
    rendered = Markdown(extensions=["extra"]).convert("\n\n".join(map(to_markdown, body)))
    ours = reader.paragraphs(replace(POST, body=body))
    assert html.unescape(ours).split() == html.unescape(rendered).split()  # but for how it writes "~"
