"""Whatever is wrong ends the build with one line, an exit status of 1, and the last good site as it was."""

from __future__ import annotations

import pytest

from dateline.files import alone
from tests.conftest import Site

GOOD = "Title: A good post\nDate: 2021-05-03 10:00\n\nIt stays.\n"


@pytest.fixture
def built(site: Site) -> Site:
    site.write("content/good.md", GOOD)
    done = site.pelican()
    assert done.returncode == 0, done.stderr
    return site


def refused(site: Site, *options: str, **environment: str) -> list[str]:
    """Build; the lines of the refusal, once it is sure that nothing in output/ changed."""
    before = site.files()
    done = site.pelican(*options, **environment)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert site.files() == before
    assert not list(site.root.glob(".output.fresh"))
    return done.stderr.splitlines()


@pytest.mark.parametrize("quiet", [(), ("-q",)])
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Date: 2021-05-03\n\nText\n", 'content/bad.md:1: no title, add a line "Title: …" at the top'),
        ("Title: Bad\n\nText\n", 'content/bad.md:1: no date, add a line "Date: 2020-02-27 12:00" at the top'),
        (
            "Title: Bad\nDate: 2021-02-29\n\nx\n",
            'content/bad.md:2: "2021-02-29" is no date, write it as 2020-02-27 12:00',
        ),
        (GOOD, "content/good.md:1: has the address of content/bad.md, /2021/05/03/a-good-post/index.html, give it"),
        (
            "Title: Bad\nDate: 2021-05-03\n\n\n[x](../nope/)\n",
            "content/bad.md:5: a link to ../nope/, which is not there",
        ),
        (
            "Title: B\nDate: 2021-05-03\n\n[x]({filename}no.md)\n",
            "content/bad.md:4: a link to {filename}no.md, which is",
        ),
        ("Title: B\nDate: 2021-05-03\n\n<a href='/no'>x</a>\n", "content/bad.md:4: a link to /no, which is not there"),
        ("Title: B\nDate: 2021-05-03\n\n![x](no.png)\n", "content/bad.md:4: a link to no.png, which is not there"),
        (
            "Title: B\nDate: 2021-05-03\nStatus: secret\n\nx\n",
            'content/bad.md:3: "secret" is no status, write published',
        ),
        ("Title: B\nDate: 2021\n\nx\n", 'content/bad.md:2: "2021" is no date, write it as 2020-02-27 12:00'),
        ("Title: B\nDate: 2021-05-03\nStatus: skip\n\nx\n", 'content/bad.md:3: "skip" is no status'),
        (
            "Title: B\nDate: 2021-05-03\nSave_as: index.html\n\nx\n",
            "content/bad.md:1: has the address of a page of the",
        ),
        ("Title: B\nDate: 2021-05-03\nSave_as: feed.xml\n\nx\n", "content/bad.md:1: has the address of a page of the"),
        ("Title: B\nDate: 2021-05-03\nSave_as: 2021/index.html\n\nx\n", "content/bad.md:1: has the address of a page"),
        (
            f"Title: {'x' * 300}\nDate: 2021-05-03\n\nx\n",
            "content/bad.md:1: has too long an address, give it a shorter",
        ),
        (
            "Title: B\nDate: 2021-05-03\nTags: C++, C#\n\nx\n",
            'content/bad.md:1: its tag "C#" has the address of another',
        ),
        ("Title: B\nDate: 2021-05-03\nTags: !!!\n\nx\n", 'content/bad.md:1: its tag "!!!" has no letter or digit'),
        ("Title: B\nDate: 2021-05-03\n\n[x](http://[::1/)\n", "content/bad.md:4: a link to http://[::1/, which is not"),
        ("Title: B\nDate: 2021-05-03\n\na\x03b\n", "content/bad.md:4: holds the control character U+0003, take it out"),
    ],
)
def test_a_post_that_cannot_be_published(built: Site, text: str, fault: str, quiet: tuple[str, ...]) -> None:
    built.write("content/bad.md", text)
    lines = refused(built, *quiet)
    assert lines[0].startswith(fault)
    assert lines[1] == "Not published: 1 to mend. The site is as it was."


def test_a_post_that_is_not_utf_8(built: Site) -> None:
    (built.content / "bad.md").write_bytes(b"Title: caf\xe9\nDate: 2021-05-03\n\nx\n")
    assert refused(built)[0] == "content/bad.md:1: is not UTF-8, save it as UTF-8"


def test_a_page_without_title(built: Site) -> None:
    built.write("content/pages/bad.md", "Text\n")
    assert refused(built)[0].startswith("content/pages/bad.md:1: no title")


def test_a_broken_template(built: Site) -> None:
    article = built.root / "theme" / "templates" / "article.html"
    article.write_text(article.read_text() + "{% if %}")
    assert refused(built)[0].startswith(
        f"{article.relative_to(built.root)}:{article.read_text().count(chr(10)) + 1}: TemplateSyntaxError"
    )


def test_a_template_that_fails_when_it_runs(built: Site) -> None:
    page = built.write(
        "theme/templates/page.html", '{% extends "base.html" %}\n{% block main %}\n{{ no.such.thing }}{% endblock %}'
    )
    assert refused(built)[0].startswith(
        f"{page.relative_to(built.root)}:3: UndefinedError: 'no' is undefined, mend the template"
    )


@pytest.mark.parametrize("name", ["base", "index", "article", "tag", "tags", "archives", "period", "page", "404"])
def test_a_missing_template_is_no_page_of_pelicans_own(built: Site, name: str) -> None:
    (built.root / "theme" / "templates" / f"{name}.html").unlink()
    assert f"{name}" in refused(built)[0]


@pytest.mark.parametrize("title", ["Tags", "Archive", "2021"])
def test_a_page_at_the_address_of_a_list(built: Site, title: str) -> None:
    built.write("content/pages/bad.md", f"Title: {title}\n\nText\n")
    assert refused(built)[0].startswith("content/pages/bad.md:1: has the address of a page of the theme")


def test_two_posts_with_one_guid(built: Site) -> None:
    built.write("content/one.md", GOOD.replace("Date", "Guid: x\nSlug: one\nDate"))
    built.write("content/two.md", GOOD.replace("Date", "Guid: x\nSlug: two\nDate"))
    assert refused(built)[0].startswith("content/two.md:1: has the guid of content/one.md, remove one of them")


def test_a_stylesheet_that_is_gone_is_told_once(built: Site) -> None:
    (built.root / "theme" / "static" / "style.css").unlink()
    first, _ = refused(built)
    assert first.startswith("theme/templates/base.html:")
    assert "style.css (" in first


def test_a_post_of_another_format_that_cannot_be_read(built: Site) -> None:
    built.write("content/bad.rst", "Title\n#####\n\n:date: 2021-02-30\n\nText\n")
    assert refused(built)[0].startswith("content/bad.rst:1: ValueError:")
    built.write("content/bad.rst", "Title\n#####\n\nText\n")
    assert refused(built)[0].startswith("content/bad.rst:1: Skipping")


def test_a_second_build_at_the_same_time(built: Site) -> None:
    with alone(built.root / ".output.lock"):
        assert ".output.lock:1: is held by another run, wait until that has ended" in refused(built)[0]


def test_a_file_of_other_origin_where_a_folder_must_go(built: Site) -> None:
    built.write("output/2021/05/04", "mine")
    built.write("content/new.md", "Title: New\nDate: 2021-05-04\n\nText\n")
    assert "output/2021/05/04:1: is not of our making" in refused(built)[0]
    (built.output / "2021/05/04").unlink()
    built.write("output/2021/05/04/new/index.html/mine", "mine")
    assert "output/2021/05/04/new/index.html/mine:1: is not of our making" in refused(built)[0]


def test_a_link_of_the_theme_is_told_once_however_many_pages_have_it(built: Site) -> None:
    base = built.root / "theme" / "templates" / "base.html"
    base.write_text(base.read_text().replace("</body>", '<a href="{{ SITEURL }}/nowhere/">x</a>\n</body>'))
    line = base.read_text().split("\n").index('  <a href="{{ SITEURL }}/nowhere/">x</a>'.strip()) + 1
    first, last = refused(built)
    assert first.startswith(f"theme/templates/base.html:{line}: a link to nowhere/ (")
    assert last.startswith("Not published: 1 to mend")


@pytest.mark.parametrize(
    ("plugin", "fault"),
    [
        ("raise RuntimeError('no')\n", "RuntimeError: no"),
        ("def register():\n    raise RuntimeError('no')\n", "plugin.py:2: "),
        (
            "from pelican import signals\ndef bad(_):\n    raise RuntimeError('no')\n"
            "def register():\n    signals.finalized.connect(bad)\n",
            "plugin.py:3: RuntimeError: no, mend the plugin",
        ),
    ],
)
def test_a_plugin_that_fails(built: Site, plugin: str, fault: str) -> None:
    built.write("plugin.py", plugin)
    configuration = built.root / "pelicanconf.py"
    configuration.write_text(configuration.read_text() + 'PLUGINS.append("plugin")\n')
    assert fault in "\n".join(refused(built))


def test_a_missing_theme(built: Site) -> None:
    before = built.files()
    assert built.pelican("-t", "no-such-theme").returncode != 0
    assert built.files() == before


def test_an_address_of_the_site_that_is_none(built: Site) -> None:
    for address in (
        "news.example.org",
        "ftp://example.org",
        "https://",
        "https://e.org/?q",
        "https://[::1",
        "https://a b",
    ):
        fault = (
            f'environment:1: SITEURL "{address.rstrip("/")}" is no address of a site, write it like https://example.org'
        )
        assert refused(built, SITEURL=address)[0] == fault


def test_a_file_of_other_origin_where_a_page_must_go_is_not_overwritten(built: Site) -> None:
    built.write("output/2021/05/04/new/index.html", "mine")
    built.write("content/new.md", "Title: New\nDate: 2021-05-04\n\nText\n")
    assert refused(built)[0].endswith(
        "output/2021/05/04/new/index.html:1: is not of our making, move it away; a page must stand here"
    )


def test_every_fault_is_told_at_once(built: Site) -> None:
    built.write("content/one.md", "Date: 2021-05-03\n\nText\n")
    built.write("content/two.md", "Title: Two\n\nText\n")
    assert len(refused(built)) == 3


def test_a_fault_of_ours_brings_a_traceback(built: Site) -> None:
    built.write("sitecustomize.py", "")
    broken = "import dateline.press.page as page\npage.plain = None\n"
    configuration = built.root / "pelicanconf.py"
    configuration.write_text(configuration.read_text() + broken)
    done = built.pelican()
    assert done.returncode == 1
    assert "Traceback" in done.stderr + done.stdout
