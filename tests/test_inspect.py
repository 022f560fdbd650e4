from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import ROOT, SEED, STORY, Site

FIELDS = [
    *("seed", "date", "language", "headline", "byline", "dateline", "places", "region", "agency", "dateline_date"),
    *("paragraphs", "title", "title_source", "summary", "tags", "tag_kinds", "countries", "slug", "guid", "problems"),
]


def inspect(site: Site, *paths: str) -> list[dict[str, Any]]:
    done = site.run("dateline", "inspect", *paths)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_seed_is_told_in_the_fields_that_were_agreed(site: Site) -> None:
    shutil.copy(SEED, site.root / "seeds")
    (told,) = inspect(site, "seeds")
    assert list(told) == FIELDS
    assert told["seed"] == SEED.name
    assert told["date"] == "2020-02-27"
    assert told["dateline"] == "BEIRUT (AP) —"
    assert (told["places"], told["region"], told["agency"], told["dateline_date"]) == (["BEIRUT"], None, "AP", None)
    assert told["paragraphs"][0].startswith("Turkish-backed Syrian opposition fighters on Thursday")
    assert len(told["paragraphs"]) == 12
    assert told["title_source"] == "derived"
    assert told["tag_kinds"]["Syria"] == "place"
    assert {"SY", "TR"} <= set(told["countries"])
    assert told["problems"] == []


def test_nothing_is_written(site: Site) -> None:
    site.seed("a.txt")
    before = site.files(".")
    inspect(site, "seeds", "seeds/a.txt")
    assert site.files(".") == before


def test_slug_and_guid_are_the_ledgers_where_the_seed_has_a_post(site: Site) -> None:
    site.seed("a.txt", decisions='title = "First"')
    (before,) = inspect(site, "seeds")
    assert before["slug"] == "first"
    site.desk()
    site.seed("a.txt", STORY + "\nMore.\n", decisions='title = "Second"')
    (after,) = inspect(site, "seeds")
    assert (after["title"], after["slug"], after["guid"]) == ("Second", "first", before["guid"])


def test_a_rejected_seed_gets_its_line_with_what_could_be_read(site: Site) -> None:
    site.seed("1.txt", decisions='titel = "x"')
    site.seed("2.txt", b"\0")
    site.seed("3.txt", STORY.encode())
    one, two, three = inspect(site, "seeds")
    assert one["problems"][0].startswith('1.toml:1: unknown key "titel"')
    assert one["dateline"] == "OSLO (AP) —"
    assert (two["seed"], two["paragraphs"], two["title"]) == ("2.txt", [], None)
    assert two["problems"] == ["2.txt:1: holds a NUL byte, so it is no text, send the text"]
    assert (three["date"], three["places"], len(three["problems"])) == (None, ["OSLO"], 1)


def test_a_path_that_is_not_there_is_the_only_reason_to_fail(site: Site) -> None:
    site.seed("a.txt")
    done = site.run("dateline", "inspect", "no.txt", "seeds/a.txt")
    assert done.returncode == 1
    assert done.stderr == "no.txt:1: cannot be read, name a seed or a folder of seeds\n"
    assert json.loads(done.stdout)["seed"] == "a.txt"


def test_pretty_is_for_people(site: Site) -> None:
    site.seed("a.txt")
    done = site.run("dateline", "inspect", "--pretty", "seeds")
    assert len(done.stdout.splitlines()) > 20
    assert json.loads(done.stdout)["seed"] == "a.txt"


@pytest.mark.parametrize("command", ["desk", "inspect", "check"])
def test_every_command_has_help_with_an_example(site: Site, command: str) -> None:
    done = site.run("dateline", command, "--help")
    assert done.returncode == 0
    assert f"Example: python -m dateline {command}" in done.stdout


def test_a_reader_that_has_seen_enough_brings_no_traceback(site: Site) -> None:
    for number in range(200):
        site.seed(f"{number}.txt")
    command = f"{sys.executable} -m dateline inspect seeds | head -c 10"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", command], cwd=site.root, env=environment, capture_output=True, check=False)
    assert (len(done.stdout), done.stderr) == (10, b"")


def test_any_locale_prints_any_text(site: Site) -> None:
    site.seed("a.txt", STORY)
    done = site.run("dateline", "inspect", "seeds", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["dateline"] == "OSLO (AP) —"
