"""The finished site as any static host would serve it."""

from __future__ import annotations

import gzip
import re
import shutil
import threading
import urllib.request
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import feedparser
import pytest

from dateline import serve
from tests.conftest import Site

_REFERENCE = re.compile(r"""(?:href|src)="([^"]*)"|url\(["']?([^"')]+)""")
ARTICLE = "2020/02/27/syrian-opposition-fighters-retake-saraqeb-cutting-the-damascus-aleppo-highway"


def crawl(start: str, absolute: str) -> set[str]:
    """Every address below `start` that can be reached; those of the site's own SITEURL `absolute` are left out.

    Fails on the first that is not there, or that leads elsewhere."""
    seen, ahead = {start}, [start]
    while ahead:
        address = ahead.pop()
        with urllib.request.urlopen(address) as answer:
            kind, data = answer.headers["Content-Type"], answer.read()
        if not kind.startswith(("text/html", "text/css")):
            continue
        for match in _REFERENCE.finditer(data.decode()):
            found = urldefrag(urljoin(address, unescape(match[1] or match[2]))).url
            if found not in seen and not found.startswith(absolute):
                assert found.startswith(start), f"{address} leads to {found}"
                seen.add(found)
                ahead.append(found)
    return {address.removeprefix(start) for address in seen}


@pytest.mark.parametrize("prefix", ["", "a/b/"])
def test_one_output_works_at_a_domains_root_and_under_any_path(published: Site, tmp_path: Path, prefix: str) -> None:
    shutil.copytree(published.output, tmp_path / "host" / prefix)
    with serve.server(tmp_path / "host", 0) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        reached = crawl(f"http://127.0.0.1:{httpd.server_port}/{prefix}", "http://localhost:8000/")
        httpd.shutdown()
    files = {file.removesuffix("index.html") for file in published.files()}
    assert files - reached == {"404.html", "theme/fonts/OFL.txt", "theme/favicon.ico"}


def test_every_page_announces_the_feed_and_its_own_address(published: Site) -> None:
    for file, data in published.files().items():
        if file.endswith(".html"):
            text = data.decode()
            assert '<link rel="alternate" href="http://localhost:8000/feed.xml" type="application/rss+xml"' in text
            canonical = f'<link rel="canonical" href="http://localhost:8000/{file.removesuffix("index.html")}">'
            assert (canonical in text) == (file != "404.html")


def test_the_feed_tells_one_story_with_its_own_id(published: Site) -> None:
    feed = feedparser.parse(published.output / "feed.xml")
    assert (feed.feed.title, feed.feed.subtitle, feed.feed.language) == ("Dateline", "Dispatches, word for word", "en")
    (entry,) = feed.entries
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry.id)
    assert entry.guidislink is False
    assert entry.link == f"http://localhost:8000/{ARTICLE}/"
    assert entry.published == "Thu, 27 Feb 2020 12:00:00 +0000"
    assert entry.author == "The Associated Press"
    assert "Saraqeb" in {tag.term for tag in entry.tags}


def test_the_article_page_shows_the_facts(published: Site) -> None:
    page = published.page(ARTICLE)
    for fact in (
        "<dt>Source</dt> <dd>The Associated Press</dd>",
        "<dt>Filed from</dt> <dd>Beirut</dd>",
        '<time datetime="2020-02-27">Thursday 27 February 2020</time>',
        "The text of this dispatch belongs to The Associated Press.",
    ):
        assert fact in page
    assert page.count("<h1") == page.count("<main") == 1


def test_lists_and_feed_show_the_summary(published: Site) -> None:
    summary = "The Turkish-backed advance closes the road days after"
    for address in ("", "tags/syria", "2020/02/27"):
        assert f'<p class="blurb">{summary}' in published.page(address)
    assert feedparser.parse(published.output / "feed.xml").entries[0].summary.startswith(summary)


def test_pages_need_no_script_and_carry_no_inline_style(published: Site) -> None:
    for file, data in published.files().items():
        if file.endswith(".html"):
            assert not re.search(rb"<script|<style|\sstyle=|\son\w+=", data), file


def test_an_article_fits_into_the_first_round_trip(published: Site) -> None:
    page = (published.output / ARTICLE / "index.html").read_bytes()
    style = (published.output / "theme" / "style.css").read_bytes()
    assert len(gzip.compress(page)) + len(gzip.compress(style)) <= 14 * 1024
    assert len((published.output / "theme/fonts/newsreader-600.woff2").read_bytes()) <= 18 * 1024
    assert style.count(b"\n") < 300
