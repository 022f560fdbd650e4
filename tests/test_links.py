from __future__ import annotations

import pytest

from dateline.press import links

SITE = "https://example.org/news"
FILES = {"index.html", "a/index.html", "a/b/index.html", "a/c.png", "caf\u00e9/index.html"}


@pytest.mark.parametrize(
    ("address", "is_broken"),
    [
        ("../", False),
        ("./", False),
        ("", False),
        ("#here", False),
        ("b/", False),
        ("b", False),
        ("c.png?v=1", False),
        ("../caf%C3%A9/", False),
        ("https://example.org/news/a/", False),
        ("/news/a/", False),
        ("//example.org/news/", False),
        ("https://example.org/", False),
        ("/elsewhere/", False),
        ("https://other.example/no", False),
        ("mailto:a@example.org", False),
        ("../../..", False),
        ("no/", True),
        ("../a/no.png", True),
        ("/news/no", True),
        ("https://example.org/news/no/", True),
        ("{filename}x.md", True),
    ],
)
def test_a_link_is_broken_if_it_stays_inside_and_leads_to_no_file(address: str, is_broken: bool) -> None:
    page = f'<p>text <a class="x" href="{address}">y</a></p>'
    assert bool(list(links.broken("a/index.html", page, SITE, FILES))) is is_broken


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="x" src="no.png">',
        "<a\nhref = 'no.png'>",
        "<a href=no.png>",
        '<A HREF="no.png">',
        '<link rel="icon" href="no.png">',
    ],
)
def test_every_way_to_write_an_address_is_seen(markup: str) -> None:
    assert [address for _, address in links.broken("a/index.html", markup, SITE, FILES)] == ["no.png"]


def test_addresses_become_absolute_and_all_else_stays() -> None:
    markup = '<p title="href=x">a <a href="../b/?x=1&amp;y=2">href="c"</a> <img src=\'d.png\' alt=""></p>'
    assert links.absolute(markup, f"{SITE}/a/") == (
        f'<p title="href=x">a <a href="{SITE}/b/?x=1&amp;y=2">href="c"</a> <img src=\'{SITE}/a/d.png\' alt=""></p>'
    )


@pytest.mark.parametrize(
    "piece", ["<a ", '<a "', "<a href=", '<a href="', "<a '", " ", '<a x="" ', "<", "<a\t\n ", "src="]
)
def test_half_a_megabyte_of_anything_is_searched(piece: str) -> None:
    for markup in (piece * (500_000 // len(piece)), "<a " + piece * (500_000 // len(piece))):
        assert all(address in markup for _, address in links.addresses(markup))
