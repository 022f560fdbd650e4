from __future__ import annotations

import os
from pathlib import Path

import feedparser
import pytest
from pelican.settings import DEFAULT_CONFIG

from dateline.press import page, publish, settings
from tests.conftest import Site
from tests.reading import words


def hand_written(number: int, **metadata: str) -> str:
    day = f"2021-05-{number:02}"
    lines = {"Title": f"Story {number}", "Date": f"{day} 10:00"} | metadata
    return "".join(f"{key}: {value}\n" for key, value in lines.items()) + "\nA *hand-written* text.\n"


def test_a_post_written_by_hand_works_and_keeps_pelicans_feed_id(site: Site) -> None:
    site.write("content/a.md", hand_written(3, Tags="Ports, Oslo", Author="A Name", Summary="In short."))
    site.build(SITEURL="https://example.org/news")
    (entry,) = feedparser.parse(site.output / "feed.xml").entries
    assert entry.id == "tag:example.org,2021-05-03:/news/2021/05/03/story-3/"
    assert entry.guidislink is False
    assert (entry.summary, entry.author) == ("In short.", "A Name")
    assert "<em>hand-written</em>" in entry.content[0].value
    assert "<em>hand-written</em>" in site.page("2021/05/03/story-3")
    assert "tags/oslo/" in site.page("tags")


def test_its_own_guid_line_freezes_the_feed_id(site: Site) -> None:
    site.write("content/a.md", hand_written(3, Guid="tag:old.example,2019:/1"))
    site.build()
    assert feedparser.parse(site.output / "feed.xml").entries[0].id == "tag:old.example,2019:/1"


def test_addresses_in_the_feed_are_absolute(site: Site) -> None:
    site.write("content/images/a.png", "not really a picture")
    site.write("content/b.md", hand_written(4))
    site.write(
        "content/a.md", hand_written(3) + "![x]({static}/images/a.png) [y]({filename}b.md) [z](../../04/story-4/)\n"
    )
    site.build(SITEURL="https://example.org/news")
    value = feedparser.parse(site.output / "feed.xml").entries[1].content[0].value
    assert 'src="https://example.org/news/images/a.png"' in value
    assert value.count('href="https://example.org/news/2021/05/04/story-4/"') == 2


def test_a_draft_is_left_out_and_named(site: Site) -> None:
    site.write("content/a.md", hand_written(3, Status="draft"))
    site.write("content/pages/b.md", "Title: B\nStatus: draft\n\nText\n")
    done = site.pelican()
    assert done.returncode == 0
    assert "content/a.md:1: is a draft, it is left out" in done.stdout + done.stderr
    assert "content/pages/b.md:1: is a draft, it is left out" in done.stdout + done.stderr
    assert not any("story-3" in file or "drafts" in file for file in site.files())


def test_other_files_are_copied_and_dispatches_stay_behind(site: Site) -> None:
    site.seed("a.txt")
    site.write("content/robots.txt", "User-agent: *\n")
    site.write("content/2021/05/03/photo.jpg", "not really a picture")
    site.build()
    texts = {file for file in site.files() if file.endswith((".txt", ".jpg"))}
    assert texts == {"robots.txt", "2021/05/03/photo.jpg", "theme/fonts/OFL.txt"}


def test_what_an_earlier_build_wrote_goes_and_what_others_put_there_stays(site: Site) -> None:
    site.write("content/a.md", hand_written(3))
    site.build()
    site.write("output/CNAME", "example.org\n")
    unchanged = (site.output / "theme" / "style.css").stat().st_mtime_ns
    (site.content / "a.md").unlink()
    site.write("content/b.md", hand_written(4))
    site.build()
    files = site.files()
    assert "2021/05/04/story-4/index.html" in files
    assert not any(file.startswith("2021/05/03/") for file in files)
    assert not (site.output / "2021" / "05" / "03").exists()
    assert files["CNAME"] == b"example.org\n"
    assert (site.output / "theme" / "style.css").stat().st_mtime_ns == unchanged


def test_the_next_run_completes_what_a_killed_one_began(site: Site) -> None:
    site.write("content/a.md", hand_written(3))
    site.build()
    whole = site.files()
    site.write(".output.fresh/index.html", "half a page")
    (site.output / "archive" / "index.html").unlink()
    owned = site.root / ".output.files"
    owned.write_text(owned.read_text() + "left/over.html\n")
    site.write("output/left/over.html", "an old page")
    site.build()
    assert site.files() == whole
    assert not (site.root / ".output.fresh").exists()


def test_the_same_input_gives_the_same_bytes_wherever_and_whenever_it_is_built(site: Site, tmp_path: Path) -> None:
    for number in range(1, 9):
        site.write(f"content/{number}.md", hand_written(number % 3 + 1, Title=f"Story {number}", Tags="A, B, C"))
    site.seed("a.txt")
    site.build(TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    first = site.files()
    other = Site(tmp_path / "another name")
    site.root.rename(other.root)
    other.output.rename(tmp_path / "first")
    (other.root / ".output.files").unlink()
    other.build(TZ="Asia/Tokyo", LC_ALL="C.UTF-8", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="4000000000")
    assert other.files() == first


def test_pelican_can_be_run_from_another_folder(site: Site, tmp_path: Path) -> None:
    site.write("content/a.md", hand_written(3))
    elsewhere = Site(tmp_path / "elsewhere")
    elsewhere.root.mkdir()
    done = elsewhere.run("pelican", "-s", str(site.root / "pelicanconf.py"))
    assert done.returncode == 0, done.stderr
    assert "Story 3" in site.page("2021/05/03/story-3")
    assert not list(elsewhere.root.iterdir())


def test_siteurl_comes_from_the_environment_else_the_setting_else_localhost(site: Site) -> None:
    configuration = site.root / "pelicanconf.py"
    text = configuration.read_text()
    for setting, environment, expected in [
        ("https://set.example/", {"SITEURL": "https://env.example/a/"}, "https://env.example/a/"),
        ("https://set.example/", {}, "https://set.example/"),
        ("http://localhost:8000", {}, "http://localhost:8000/"),
        ("", {}, "http://localhost:8000/"),
    ]:
        configuration.write_text(text.replace("http://localhost:8000", setting))
        site.build(**environment)
        assert f'<link rel="canonical" href="{expected}">' in site.page("")


def test_the_page_of_a_missing_address_works_from_anywhere(site: Site) -> None:
    site.build(SITEURL="https://example.org/a/b")
    missing = (site.output / "404.html").read_text("utf-8")
    assert 'href="/a/b/theme/style.css"' in missing
    assert 'href="/a/b/archive/"' in missing
    assert "noindex" in missing


def test_markup_in_a_title_is_shown_and_does_nothing(site: Site) -> None:
    site.write("content/a.md", hand_written(3, Title="<script>alert(1)</script> & <b>", Tags="<i>T", Summary="<u>S"))
    site.build()
    everything = "".join(text.decode() for file, text in site.files().items() if file.endswith(".html"))
    for live in ("<script", "<b>T", "<i>T", "<u>S"):
        assert live not in everything
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in (
        next((site.output / "2021/05/03").glob("*/index.html"))
    ).read_text("utf-8")


def test_a_site_without_stories_is_a_site(site: Site) -> None:
    site.build()
    assert "No dispatch has come in yet" in site.page("")
    assert not feedparser.parse(site.output / "feed.xml").bozo


def test_the_front_page_shows_whole_days_until_forty_stories(site: Site) -> None:
    for number in range(90):
        site.write(f"content/{number}.md", hand_written(number // 15 + 1, Title=f"Story {number}"))
    site.build()
    front = site.page("")
    assert front.count("<h3>") == 45
    assert [f"2021/05/0{day}/" in front for day in range(1, 7)] == [False] * 3 + [True] * 3


def test_the_archive_goes_down_to_the_days(site: Site) -> None:
    for number, date in enumerate(["2020-12-31", "2021-01-01", "2021-01-01", "2021-03-05"]):
        site.write(f"content/{number}.md", f"Title: Story {number}\nDate: {date}\n\nText\n")
    site.build()
    assert "2021/" in site.page("archive")
    assert "2020/" in site.page("archive")
    assert "3 dispatches" in site.page("2021")
    assert 'href="../../2020/12/" rel="prev"' in site.page("2021/01")
    assert 'href="../../../2021/03/05/" rel="next"' in site.page("2021/01/01")
    assert "Thursday 31 December 2020" in site.page("2020/12/31")


def test_lists_run_newest_first_then_by_guid(site: Site) -> None:
    for number, title in enumerate(["B", "A", "C"]):
        site.write(f"content/{number}.md", f"Title: {title}\nDate: 2021-05-03 10:00\nGuid: {title}\n\nText\n")
    site.write("content/9.md", "Title: Z\nDate: 2021-05-03 11:00\nGuid: Z\n\nText\n")
    site.build()
    assert [entry.title for entry in feedparser.parse(site.output / "feed.xml").entries] == ["Z", "A", "B", "C"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("BEIRUT", "Beirut"),
        ("N'DJAMENA", "N'Djamena"),
        ("FRANKFURT AM MAIN", "Frankfurt am Main"),
        ("ABOARD AIR FORCE ONE", "Aboard Air Force One"),
        ("DALLAS/FORT WORTH", "Dallas/Fort Worth"),
        ("McCOOK", "McCook"),
        ("MALMÖ", "Malmö"),
        ("Ottawa", "Ottawa"),
        ("U.N.", "U.N."),
        ("北京", "北京"),
    ],
)
def test_a_place_in_capitals_is_named_as_people_write_it(printed: str, name: str) -> None:
    assert page.place_name(printed) == name


def test_our_settings_are_settings_that_pelican_knows() -> None:
    ours = {name for name in vars(settings) if name.isupper() and not name.startswith("_")}
    optional = {"FEED_RSS", "TAGS_SAVE_AS", "ARCHIVES_SAVE_AS"}
    assert ours - set(DEFAULT_CONFIG) == optional


def test_words_that_look_like_links_are_words(site: Site) -> None:
    text = 'OSLO (AP) — The page said src=nowhere and <a href="nowhere"> in it, and href = "bar".'
    site.seed("a.txt", f"{text}\n\nMore src=nowhere.\n", "title = 'About <a href=\"nowhere\">'\nnote = 'src=nowhere'")
    site.build()
    (page,) = site.output.glob("2021/05/03/*/index.html")
    assert words(page.read_text("utf-8")) == [*text.split(), "More", "src=nowhere."]


def test_guids_are_said_to_be_no_addresses(site: Site) -> None:
    site.write("content/a.md", hand_written(3))
    site.build()
    assert (site.output / "feed.xml").read_text("utf-8").count('<guid isPermaLink="false">') == 1


def test_a_feed_without_stories_does_not_tell_the_time(site: Site) -> None:
    site.build()
    assert "<lastBuildDate>Thu, 01 Jan 1970 00:00:00 +0000<" in (site.output / "feed.xml").read_text("utf-8")


def test_what_a_person_adds_to_a_desk_post_works(site: Site) -> None:
    site.seed("a.txt", decisions='title = "Harbour closes"')
    site.build()
    file = site.content / "2021/05/03/harbour-closes.md"
    text = file.read_text("utf-8") + "\nSee [about]({filename}/pages/about.md).\n"
    file.write_text(text.replace("Summary:", "Modified: 2021-06-07 08:00\nSummary:"), "utf-8")
    site.build()
    page = site.page("2021/05/03/harbour-closes")
    assert 'href="../../../../about/">about</a>' in page
    assert '<time datetime="2021-06-07">' in page
    assert "Edited by hand" in page
    file.write_text(text.replace("Summary:", "Status: draft\nSummary:"), "utf-8")
    assert "is a draft, it is left out" in site.pelican().stdout
    assert not (site.output / "2021/05/03/harbour-closes").exists()


def test_a_hidden_post_has_a_page_and_stands_on_no_list(site: Site) -> None:
    site.write("content/a.md", hand_written(3, Status="hidden"))
    site.build()
    assert "Story 3" in site.page("2021/05/03/story-3")
    assert not (site.output / "2021" / "index.html").exists()


def test_a_picture_at_the_top_of_content_can_be_linked_and_attached(site: Site) -> None:
    site.write("content/a.png", "not really a picture")
    site.write("content/deep/b.png", "not really a picture")
    site.write("content/deep/a.md", hand_written(3) + "![x]({static}/a.png) ![y]({attach}b.png)\n")
    site.build()
    assert 'src="../../../../a.png"' in site.page("2021/05/03/story-3")
    assert (site.output / "2021/05/03/story-3/b.png").exists()


def test_a_tag_is_one_tag_however_it_is_written(site: Site) -> None:
    site.write("content/a.md", hand_written(3, Tags="Oil, oil, OIL"))
    site.write("content/b.md", hand_written(4, Tags="oil"))
    site.build()
    assert "2 dispatches" in site.page("tags/oil")


def test_an_icon_of_the_sites_own_goes_before_the_themes(site: Site) -> None:
    site.write("content/favicon.ico", "mine")
    site.build()
    assert (site.output / "favicon.ico").read_text() == "mine"


def test_a_file_that_becomes_a_folder_is_published(site: Site) -> None:
    site.write("content/foo", "a file")
    site.build()
    (site.content / "foo").unlink()
    site.write("content/pages/foo.md", "Title: Foo\n\nText\n")
    site.build()
    assert "Text" in site.page("foo")
    (site.content / "pages/foo.md").unlink()
    site.write("content/foo", "a file")
    site.build()
    assert (site.output / "foo").read_text() == "a file"


def test_new_files_come_first_then_changed_ones_and_old_ones_go_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order is the promise: no page leads to one that is not there yet, or not there any more."""
    output, fresh, told = tmp_path / "output", tmp_path / "fresh", []
    for folder, files in ((output, {"a": "1", "b": "1", "gone/c": "1"}), (fresh, {"a": "2", "b": "1", "z/d": "1"})):
        for file, text in files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text)
    listing = publish.owned_list(output)
    listing.write_text("a\nb\ngone/c\n")
    replace, unlink = os.replace, Path.unlink

    def tell(what: str, path: Path) -> None:
        told.append(f"{what} {path.relative_to(tmp_path)}" + (f" {sorted(listing.read_text().split())}"))

    def replacing(source: str, target: Path) -> None:
        tell("put", Path(target)) if Path(target) != listing else told.append("list")
        replace(source, target)

    monkeypatch.setattr(os, "replace", replacing)
    monkeypatch.setattr(Path, "unlink", lambda self, **options: (tell("delete", self), unlink(self, **options)))
    publish.publish(fresh, output)
    both = "['a', 'b', 'gone/c', 'z/d']"
    assert told == ["list", f"put output/z/d {both}", f"put output/a {both}", f"delete output/gone/c {both}", "list"]
    assert listing.read_text() == "a\nb\nz/d\n"
