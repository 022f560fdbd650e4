"""The desk as its users run it: seeds in, posts and a balance out."""

from __future__ import annotations

import datetime
import subprocess

import pytest

from dateline.desk import run
from dateline.desk.ledger import Ledger
from dateline.files import alone
from dateline.post import Post
from tests.conftest import SEED, STORY, Site

OTHER = "LIMA (AP) — Voters went to the polls on Sunday.\n\nThe count begins tonight, an official said.\n"
GROWN = STORY + "\nTwo ships turned back, a pilot said.\n"


def post(site: Site, day: str = "2021/05/03") -> Post:
    """The one post of a day."""
    (file,) = (site.content / day).glob("*.md")
    return Ledger(site.content).post(f"{day}/{file.stem}")


def balance(site: Site, *options: str, **environment: str) -> str:
    return site.desk(*options, **environment).stdout.splitlines()[-1]


def test_a_seed_becomes_a_post_with_its_bytes_beside_it(site: Site) -> None:
    seed = site.seed("a.txt", decisions='title = "Harbour closes"')
    done = site.desk()
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "content/2021/05/03/harbour-closes.md: written",
        "seeds 1 = published 1 + superseded 0 + duplicate 0 + held 0 + killed 0 + rejected 0",
    ]
    assert (site.content / "2021/05/03/harbour-closes.txt").read_bytes() == seed.read_bytes()
    assert post(site).body == tuple(STORY.strip().split("\n\n"))
    assert post(site).date == datetime.datetime(2021, 5, 3, 12)


def test_a_second_run_changes_nothing_whatever_the_clock_says(site: Site) -> None:
    site.seed("a.txt", decisions='note = "A note."')
    site.seed("b.txt", OTHER)
    site.desk()
    before = site.files("content")
    assert balance(site, SOURCE_DATE_EPOCH="4000000000").startswith("seeds 2 = published 2")
    assert site.files("content") == before


EIGHT_BROKEN = {
    "empty.txt": (b"", None, "seeds/empty.txt:1: holds no text"),
    "blank.txt": (b" \n\t\n", None, "seeds/blank.txt:1: holds no text"),
    "undated.txt": (STORY.encode(), None, "seeds/undated.txt:1: no date anywhere, begin the text with"),
    "binary.txt": (b"\x89PNG\r\n\0\0", None, "seeds/binary.txt:2: holds a NUL byte"),
    "leap.txt": (f" date 2021-02-29 {STORY}".encode(), None, "seeds/leap.txt:1: "),
    "key.txt": (f" date 2021-05-03 {STORY}".encode(), 'titel = "x"', 'seeds/key.toml:1: unknown key "titel", did you'),
    "toml.txt": (f" date 2021-05-03 {STORY}".encode(), "title = ", "seeds/toml.toml:1: is no TOML"),
    "long.txt": (
        f" date 2021-05-03 {STORY}".encode(),
        f'title = "{"x" * 400}"',
        "seeds/long.toml:1: the title has 400 characters, shorten it to 250 at most",
    ),
}


@pytest.mark.parametrize("name", EIGHT_BROKEN)
def test_a_broken_seed_is_one_clear_line_and_the_good_one_is_published(site: Site, name: str) -> None:
    data, decisions, fault = EIGHT_BROKEN[name]
    site.seed(name, data, decisions)
    site.seed("good.txt", OTHER)
    done = site.desk()
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(fault)
    assert done.stdout.splitlines()[-1].startswith("seeds 2 = published 1 + superseded 0 + duplicate 0 + held 0 ")
    assert len(list(site.content.glob("2021/05/03/*.md"))) == 1


def test_with_strict_nothing_is_written_if_one_is_rejected(site: Site) -> None:
    for name, (data, decisions, _) in EIGHT_BROKEN.items():
        site.seed(name, data, decisions)
    site.seed("good.txt", OTHER)
    before = site.files("content")
    done = site.desk("--strict")
    assert done.returncode == 1
    assert site.files("content") == before
    assert len(done.stderr.splitlines()) == 9
    assert done.stdout.splitlines()[-1].startswith("seeds 9 = published 1 + ")


def test_a_rejected_seed_leaves_its_post_and_names_it(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    before = site.files("content")
    site.seed("a.txt", decisions="hold = true")
    done = site.desk()
    assert done.returncode == 1
    assert "stays as it was, its seed a.txt was rejected" in done.stderr
    assert site.files("content") == before


def test_a_decision_changes_exactly_what_it_decides(site: Site) -> None:
    site.seed("a.txt", decisions='title = "First"\ntags = ["+Ports"]')
    site.desk(SOURCE_DATE_EPOCH="1700000000")
    first = post(site)
    file = site.content / f"{first.path}.md"
    site.seed("a.txt", decisions='title = "Second"\ntags = ["+Ports"]\nnote = "Mind this."\ntime = 09:30:00')
    site.desk(SOURCE_DATE_EPOCH="1700000001")
    second = post(site)
    assert (second.title, second.note, second.date.hour) == ("Second", "Mind this.", 9)
    assert (second.guid, second.path, second.tags, second.summary) == (
        first.guid,
        first.path,
        first.tags,
        first.summary,
    )
    assert second.modified == datetime.datetime(2023, 11, 14, 22, 13, 21)
    assert file.exists()


def test_a_decision_taken_back_leaves_it_to_the_desk_again(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    derived = post(site)
    site.seed("a.txt", decisions='title = "Mine"')
    site.desk()
    (site.root / "seeds" / "a.toml").unlink()
    site.desk()
    assert (post(site).title, post(site).title_source) == (derived.title, "derived")


def test_a_change_that_no_reader_sees_sets_no_modified(site: Site) -> None:
    site.seed("a.txt", decisions='language = "en"')
    site.desk()
    (site.root / "seeds" / "a.toml").unlink()
    site.desk()
    assert post(site).decisions == ()
    assert post(site).modified is None


def test_a_newer_text_is_a_new_take_of_the_same_story(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    first = post(site)
    site.seed("a.txt", GROWN)
    site.desk(SOURCE_DATE_EPOCH="1700000000")
    second = post(site)
    assert second.body == tuple(GROWN.strip().split("\n\n"))
    assert (second.guid, second.path, second.date) == (first.guid, first.path, first.date)
    assert [take.name for take in second.takes] == ["a.txt", "a.txt"]
    assert second.takes[0] == first.takes[0]
    assert second.modified
    assert (site.content / f"{second.path}.txt").read_bytes().endswith(b"a pilot said.\n")


def test_another_story_under_a_used_name_is_held(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    before = site.files("content")
    site.seed("a.txt", OTHER)
    done = site.desk()
    assert done.returncode == 0
    assert "seeds/a.txt:1: held, another story under a used name, rename it" in done.stdout
    assert "held 1" in done.stdout
    assert site.files("content") == before


def test_a_date_that_lies_more_than_a_day_ahead_is_held(site: Site) -> None:
    site.seed("a.txt", date="2024-05-03")
    done = site.desk(SOURCE_DATE_EPOCH="1700000000")
    assert "seeds/a.txt:1: held, its date 2024-05-03 lies ahead, correct it or wait" in done.stdout
    assert "held 1" in done.stdout
    assert "published 1" in balance(site, SOURCE_DATE_EPOCH="1800000000")


@pytest.mark.parametrize(("day", "fate"), [("14", "published"), ("15", "published"), ("16", "held"), ("17", "held")])
def test_tomorrow_may_be_today_elsewhere_and_the_day_after_may_not(site: Site, day: str, fate: str) -> None:
    site.seed("a.txt", date=f"2023-11-{day}")
    assert f"{fate} 1" in balance(site, SOURCE_DATE_EPOCH="1700000000")  # 14 November 2023


def test_the_same_text_twice_is_one_story(site: Site) -> None:
    site.seed("b.txt")
    site.seed("a.txt")
    done = site.desk()
    assert "seeds/b.txt:1: the same text as a.txt, remove one of them" in done.stdout
    assert "seeds 2 = published 1 + superseded 0 + duplicate 1" in done.stdout
    assert post(site).takes[0].name == "a.txt"
    assert balance(site).startswith("seeds 2 = published 1 + superseded 0 + duplicate 1")


def test_an_older_take_beside_the_newest_is_superseded(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    site.seed("a.txt", GROWN)
    site.desk()
    before = site.files("content")
    site.seed("b.txt")
    done = site.desk()
    assert "seeds/b.txt:1: an older take of content/" in done.stdout
    assert "superseded 1" in done.stdout
    assert site.files("content") == before


def test_a_change_that_is_undone_is_undone_on_the_site(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    site.seed("a.txt", GROWN)
    site.desk()
    site.seed("a.txt")
    assert balance(site).startswith("seeds 1 = published 1")
    assert post(site).body == tuple(STORY.strip().split("\n\n"))
    assert len(post(site).takes) == 3
    assert balance(site).startswith("seeds 1 = published 1")
    assert len(post(site).takes) == 3


def test_a_renamed_seed_takes_its_changed_decisions_along(site: Site) -> None:
    seed = site.seed("a.txt", decisions='title = "First"')
    site.desk()
    seed.unlink()
    seed.with_suffix(".toml").unlink()
    site.seed("b.txt", decisions='title = "Second"')
    site.desk()
    assert (post(site).title, [take.name for take in post(site).takes]) == ("Second", ["b.txt"])


def test_a_renamed_seed_keeps_its_story(site: Site) -> None:
    seed = site.seed("a.txt")
    site.desk()
    first = post(site)
    seed.rename(seed.with_name("b.txt"))
    assert balance(site).startswith("seeds 1 = published 1")
    assert post(site).guid == first.guid
    site.seed("b.txt", GROWN)
    assert balance(site).startswith("seeds 1 = published 1")
    assert post(site).guid == first.guid


def test_a_post_edited_by_hand_is_kept_and_named(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    file = site.content / f"{post(site).path}.md"
    file.write_text(file.read_text("utf-8").replace("Monday", "Tuesday"), "utf-8")
    before = site.files("content")
    assert ".md:1: was edited by hand and is kept\n" in site.desk().stdout
    site.seed("a.txt", GROWN, decisions='title = "New"')
    done = site.desk()
    assert "was edited by hand and is kept; what changed in seeds/a.txt is not taken over" in done.stdout
    assert "published 1" in done.stdout
    assert site.files("content") == before
    site.pelican()
    assert "Tuesday" in site.page(post(site).path)
    assert "Edited by hand" in site.page(post(site).path)


def test_a_post_whose_seed_is_gone_stays_and_is_named(site: Site) -> None:
    site.seed("a.txt").unlink()
    site.seed("a.txt")
    site.desk()
    (site.root / "seeds" / "a.txt").unlink()
    done = site.desk()
    assert "its seed a.txt is gone, the post stays" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("seeds 0 = published 0")
    assert post(site)


def test_two_stories_with_one_headline_get_two_addresses_in_order_of_their_names(site: Site) -> None:
    site.seed("b.txt", STORY, 'title = "Same"')
    site.seed("a.txt", OTHER, 'title = "Same"')
    site.desk()
    ledger = Ledger(site.content)
    assert {p.path: p.takes[0].name for p in ledger.posts()} == {
        "2021/05/03/same": "a.txt",
        "2021/05/03/same-2": "b.txt",
    }


def test_a_hand_written_post_at_the_address_is_not_overwritten(site: Site) -> None:
    site.write("content/2021/05/03/same.md", "Title: Mine\nDate: 2021-05-03\n\nMine.\n")
    site.seed("a.txt", STORY, 'title = "Same"')
    site.desk()
    assert (site.content / "2021/05/03/same.md").read_text("utf-8").endswith("Mine.\n")
    assert (site.content / "2021/05/03/same-2.md").exists()


def test_a_story_imported_on_its_own_day_takes_the_time_of_import(site: Site) -> None:
    site.seed("a.txt", date="2023-11-14")
    site.desk(SOURCE_DATE_EPOCH="1700000000")
    assert post(site, "2023/11/14").date == datetime.datetime(2023, 11, 14, 22, 13)
    before = site.files("content")
    site.desk(SOURCE_DATE_EPOCH="1700003600")
    assert site.files("content") == before


def test_the_date_in_a_file_name_counts_where_the_text_has_none(site: Site) -> None:
    site.seed("2021-05-03-harbour.txt", STORY.encode())
    site.desk()
    assert post(site).takes[0].name == "2021-05-03-harbour.txt"


def test_a_decided_date_goes_before_all_others(site: Site) -> None:
    site.seed("2021-05-04.txt", decisions="date = 2021-06-07")
    site.desk()
    assert post(site, "2021/06/07")


def test_other_files_in_seeds_get_a_line_and_are_not_counted(site: Site) -> None:
    site.seed("a.txt")
    site.write("seeds/notes.md", "notes")
    site.write("seeds/.gitkeep", "")
    site.write("seeds/deeper/b.txt", STORY)
    done = site.desk()
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "seeds/deeper:1: is no seed (those end in .txt), move it out of seeds/",
        "seeds/notes.md:1: is no seed (those end in .txt), move it out of seeds/",
    ]
    assert done.stdout.splitlines()[-1].startswith("seeds 1 = published 1")


def test_an_editors_file_without_its_text_is_an_error(site: Site) -> None:
    site.write("seeds/a.toml", 'title = "x"')
    done = site.desk()
    assert done.returncode == 1
    assert done.stderr == "seeds/a.toml:1: there is no a.txt, rename one of them or remove this file\n"


def test_a_seed_that_leads_out_of_the_folder_is_rejected(site: Site) -> None:
    (site.root / "seeds" / "a.txt").symlink_to("/etc/passwd")
    done = site.desk()
    assert done.stderr == "seeds/a.txt:1: leads out of the folder, put the file itself here\n"
    assert done.stdout.splitlines()[-1].endswith("rejected 1")


def test_a_folder_named_like_a_seed_is_rejected(site: Site) -> None:
    (site.root / "seeds" / "a.txt").mkdir()
    assert site.desk().stderr.startswith("seeds/a.txt:1: cannot be read (Is a directory)")


def test_a_post_broken_by_hand_stops_the_desk_with_its_line(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    file = site.content / f"{post(site).path}.md"
    file.write_text(file.read_text("utf-8").replace("Date: ", "Date: not "), "utf-8")
    done = site.desk()
    assert done.returncode == 1
    assert done.stderr.startswith(f'{file.relative_to(site.root)}:3: "not 2021')


def test_a_dispatch_that_is_gone_from_beside_its_post_is_told_when_it_is_needed(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    (text,) = site.content.glob("2021/**/*.txt")
    text.unlink()
    site.seed("a.txt", GROWN)
    done = site.desk()
    assert done.returncode == 1
    assert done.stderr.endswith(".txt:1: is gone; the post beside it was made from it, bring it back\n")
    assert done.stdout.splitlines()[-1].endswith("rejected 1")


def test_a_copied_post_stops_the_desk(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    file = site.content / f"{post(site).path}.md"
    file.with_name("copy.md").write_bytes(file.read_bytes())
    done = site.desk()
    assert done.returncode == 1
    assert "has the guid of content/2021/05/03/copy.md, remove one of them" in done.stderr


def test_content_that_is_gone_but_in_the_git_history_stops_the_desk(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(site.root)]
    for command in (["init", "-q"], ["add", "content"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    (site.content).rename(site.root / "elsewhere")
    done = site.desk()
    assert done.returncode == 1
    assert done.stderr.startswith("content:1: is gone, but the git history has it, bring it back")
    assert not site.content.exists()


def test_a_story_in_another_language_is_whole_dated_and_untagged(site: Site) -> None:
    text = "OSLO (NTB) — Havnen er stengt, og den åpner ikke nå.\n\nDet var det han sa, og som er det for oss.\n"
    site.seed("a.txt", text, decisions='language = "nb"')
    site.desk()
    assert (post(site).language, post(site).tags, post(site).countries) == ("nb", (), ())
    assert post(site).body == tuple(text.strip().split("\n\n"))


def test_what_was_dropped_from_a_text_is_told_on_its_page(site: Site) -> None:
    site.seed("a.txt", STORY.replace("harbour", "har\x03bour"))
    site.build()
    assert post(site).repairs == ("1 × U+0003 dropped",)
    assert "1 × U+0003 dropped" in site.page(post(site).path)


def test_the_seed_of_this_repository_is_published_as_its_editor_decided(published: Site) -> None:
    article = post(published, "2020/02/27")
    assert "Saraqeb" in article.title
    assert [tag.name for tag in article.tags][:2] == ["Syria", "Turkey"]
    assert {"Saraqeb", "Idlib", "Bashar al-Assad"} <= {tag.name for tag in article.tags}
    assert "Lebanon" not in {tag.name for tag in article.tags}
    assert (published.content / f"{article.path}.txt").read_bytes() == SEED.read_bytes()
    assert len(SEED.read_bytes()) == 3053


def test_a_file_that_a_person_put_beside_the_posts_is_not_overwritten(site: Site) -> None:
    mine = site.write("content/2021/05/03/same.txt", "mine")
    site.seed("a.txt", STORY, 'title = "Same"')
    site.desk()
    assert mine.read_text("utf-8") == "mine"
    assert (site.content / "2021/05/03/same-2.md").exists()


def test_what_a_killed_run_left_behind_is_completed_at_the_same_address(site: Site) -> None:
    site.seed("a.txt", STORY, 'title = "Same"')
    site.desk()
    (site.content / "2021/05/03/same.md").unlink()
    site.desk()
    assert (site.content / "2021/05/03/same.md").exists()
    assert len(list(site.content.glob("2021/**/*.md"))) == 1


@pytest.mark.parametrize(
    ("old", "new"), [("Summary: ", "Summary:\n    "), ("Digest: ", "Digested: "), ("Tags: ", "Tags:\n    ")]
)
def test_a_header_that_a_person_rewrote_is_still_the_same_post(site: Site, old: str, new: str) -> None:
    site.seed("a.txt", decisions='tags = ["Ports"]')
    site.desk()
    (file,) = site.content.glob("2021/**/*.md")
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert "was edited by hand and is kept" in site.desk().stdout
    assert len(list(site.content.glob("2021/**/*.md"))) == 1


@pytest.mark.parametrize("broken", ["", "\n", "<<<<<<< HEAD\n"])
def test_a_post_broken_beyond_recognition_is_told_and_not_made_again(site: Site, broken: str) -> None:
    site.seed("a.txt")
    site.seed("b.txt", OTHER)
    site.desk()
    file = next(file for file in site.content.glob("2021/**/*.md") if "harbour" in file.name)
    file.write_text(broken + file.read_text("utf-8") * bool(broken), "utf-8")
    done = site.desk()
    assert done.returncode == 1
    assert "is no post any more, but was made of a.txt, which lies beside it, put its first lines back" in done.stderr
    assert done.stdout.splitlines()[-1].startswith("seeds 2 = published 1")
    assert len(list(site.content.glob("2021/**/*.md"))) == 2


def test_a_post_without_its_seed_line_stops_the_desk(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    file = site.content / f"{post(site).path}.md"
    file.write_text("\n".join(line for line in file.read_text("utf-8").split("\n") if line[:5] != "Seed:"), "utf-8")
    assert ".md:1: no seed, add a line" in site.desk().stderr


def test_a_post_that_was_moved_is_still_the_storys(site: Site) -> None:
    site.seed("a.txt")
    site.desk()
    for file in site.content.glob("2021/05/03/*"):
        (site.content / "misc").mkdir(exist_ok=True)
        file.rename(site.content / "misc" / file.name)
    assert balance(site).startswith("seeds 1 = published 1")
    assert not list(site.content.glob("2021/**/*.md"))


def test_no_folder_of_seeds_is_a_line(site: Site) -> None:
    (site.root / "seeds").rmdir()
    for command in ("desk", "check"):
        done = site.run("dateline", command)
        assert done.returncode == 1
        assert done.stderr == "seeds:1: is no folder, make it, and put the dispatches into it\n"


@pytest.mark.parametrize(
    ("environment", "setting", "fault"),
    [
        ({"SOURCE_DATE_EPOCH": "soon"}, "UTC", 'SOURCE_DATE_EPOCH:1: "soon" is no time'),
        ({}, "Europe/Olso", 'pelicanconf.py:1: TIMEZONE "Europe/Olso" is none'),
    ],
)
def test_a_clock_that_cannot_be_read_is_a_line(
    site: Site, environment: dict[str, str], setting: str, fault: str
) -> None:
    configuration = site.root / "pelicanconf.py"
    configuration.write_text(configuration.read_text().replace('TIMEZONE = "UTC"', f'TIMEZONE = "{setting}"'))
    done = site.desk(**environment)
    assert (done.returncode, done.stderr.startswith(fault)) == (1, True)


def test_seeds_that_cannot_be_files_are_rejected_one_by_one(site: Site) -> None:
    seeds = site.root / "seeds"
    (seeds / "loop.txt").symlink_to("loop.txt")
    site.seed(" blank.txt")
    site.seed("deep.txt", STORY, "title = " + "[" * 5000)
    site.seed("latin.txt", STORY).with_suffix(".toml").write_bytes(b'title = "caf\xe9"')
    done = site.desk()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 4
    assert done.stdout.splitlines()[-1].endswith("rejected 4")


def test_a_hidden_text_gets_a_line(site: Site) -> None:
    site.write("seeds/..c.txt", STORY)
    assert "seeds/..c.txt:1: is no seed" in site.desk().stderr


def test_a_markdown_file_that_is_not_utf_8_is_a_line(site: Site) -> None:
    (site.content / "bad.md").write_bytes(b"Title: caf\xe9\n")
    assert site.desk().stderr == "content/bad.md:1: is not UTF-8, save it as UTF-8\n"


def test_a_seed_that_changes_under_the_desks_hands_is_told_and_taken_whole_next_time(site: Site) -> None:
    seed = site.seed("a.txt")
    known, ledger = run.survey(site.root / "seeds"), Ledger(site.content)
    seed.write_bytes(b" date 2021-05-03 " + OTHER.encode())
    (result,) = run.work(known, ledger, datetime.datetime(2022, 1, 1))
    assert (result.fate, result.post) == ("rejected", None)
    assert result.lines == ("seeds/a.txt:1: changed while the desk was at work, run it again",)


def test_a_second_run_at_the_same_time_says_so_and_ends(site: Site) -> None:
    site.seed("a.txt")
    with alone(site.root / ".desk.lock"):
        done = site.desk()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ".desk.lock:1: is held by another run, wait until that has ended\n"
    assert balance(site).startswith("seeds 1 = published 1")
