from __future__ import annotations

from tests.conftest import STORY, Site


def check(site: Site) -> tuple[int, str]:
    done = site.run("dateline", "check")
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_a_site_in_order_has_nothing_to_do(site: Site) -> None:
    site.seed("a.txt", decisions='title = "Harbour closes"')
    site.build()
    before = site.files(".")
    assert check(site) == (0, "nothing to do\n")
    assert site.files(".") == before


def test_everything_that_wants_a_person_is_a_line(site: Site) -> None:
    site.seed("a.txt", decisions='title = "Harbour closes"')
    site.seed("b.txt", "LIMA (AP) — Voters went to the polls on Sunday.\n", decisions='title = "Vote"')
    site.seed("c.txt", "ROME (AP) — Rain fell on the hills on Friday, the weather office said.\n")
    site.build()
    site.seed("a.txt", STORY + "\nMore.\n", decisions='title = "Harbour closes"')
    edited = site.content / "2021/05/03/vote.md"
    edited.write_text(edited.read_text("utf-8").replace("Sunday", "Saturday"), "utf-8")
    site.seed("d.txt", decisions="titel = 1")
    site.write("seeds/e.md", "notes")
    index = site.output / "index.html"
    index.write_text(index.read_text("utf-8").replace("archive/", "archives/").replace("#main", "#nowhere"), "utf-8")
    feed = site.output / "feed.xml"
    feed.write_text(feed.read_text("utf-8").replace("</channel>", ""), "utf-8")
    code, told = check(site)
    assert code == 1
    for line in (
        "seeds/a.txt:1: content/ is behind it, run: invoke desk",
        "content/2021/05/03/vote.md:1: was edited by hand and is kept",
        "seeds/d.toml:1: unknown key",
        "seeds/e.md:1: is no seed",
        "its title is derived, write one: title = … in seeds/c.toml",
        "a link to ./archives/, which is not there",
        "a link to #nowhere, where nothing is called nowhere",
        "output/feed.xml:",
    ):
        assert line in told
    assert told.splitlines()[-1] == f"{len(told.splitlines()) - 1} to do"


def test_a_site_that_was_never_built_is_told(site: Site) -> None:
    assert "output:1: holds no site, build it: invoke site" in check(site)[1]
