"""What the repository promises about itself."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from dateline.desk import decisions
from tests.conftest import ROOT, SEED, STORY, Site

README = (ROOT / "README.md").read_text("utf-8")
LOCKS = ["requirements.txt", "requirements-test.txt"]


def packages(lock: str) -> dict[str, str]:
    """{name: version} of a lock file."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    requirements = re.split(r"\n(?=[a-z0-9-]+==)", text)[1:]
    assert len(requirements) > 10
    assert all("--hash=sha256:" in requirement for requirement in requirements)
    assert "://" not in text
    assert "index" not in text.replace("--no-emit-index-url", "")


def test_the_locks_agree_and_the_run_time_one_holds_nothing_that_only_tests_need() -> None:
    run_time, test = packages(LOCKS[0]), packages(LOCKS[1])
    assert run_time.items() <= test.items()
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    only_tests = {re.split(r"[>=\[]", requirement)[0] for requirement in groups["test"]}
    assert not only_tests & set(run_time)
    assert only_tests <= set(test)


@pytest.mark.parametrize("autocrlf", ["true", "input", "false"])
def test_git_changes_no_byte_of_a_seed(tmp_path: Path, autocrlf: str) -> None:
    git = ["git", "-c", f"core.autocrlf={autocrlf}", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    source, clone = tmp_path / "source", tmp_path / "clone"
    subprocess.run([*git, "init", "-q", str(source)], check=True)
    (source / "seeds").mkdir()
    (source / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    (source / "seeds" / SEED.name).write_bytes(SEED.read_bytes())
    (source / "seeds" / "crlf.txt").write_bytes(b"one\r\ntwo\n")
    subprocess.run([*git, "-C", str(source), "add", "."], check=True)
    subprocess.run([*git, "-C", str(source), "commit", "-qm", "x"], check=True)
    subprocess.run([*git, "clone", "-q", str(source), str(clone)], check=True)
    assert (clone / "seeds" / SEED.name).read_bytes() == SEED.read_bytes()
    assert (clone / "seeds" / "crlf.txt").read_bytes() == b"one\r\ntwo\n"


def test_the_seed_is_byte_for_byte_as_received() -> None:
    digest = "da860753c7f4784219b52b8d1e570860b154a5de180704df301387d16d623c83"
    assert hashlib.sha256(SEED.read_bytes()).hexdigest() == digest


def test_the_committed_content_is_what_the_desk_makes_of_the_seeds(published: Site) -> None:
    assert (ROOT / "content" / "2020").is_dir()
    for file, data in published.files("content").items():
        assert (ROOT / "content" / file).read_bytes() == data


def test_every_key_that_the_readme_shows_is_understood(site: Site) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    assert decisions.read(example, "a.toml")[1] == ()
    assert set(tomllib.loads(example)) == set(decisions.FORMS)
    site.seed("NAME.txt", STORY, example)
    assert site.desk().returncode == 0


def test_every_command_that_the_readme_shows_exists() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^(?:SITEURL=\S+ )?make (\w+)", README, re.MULTILINE)) <= targets
    functions = [
        node for node in ast.parse((ROOT / "tasks.py").read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
    ]
    tasks = {node.name: ast.get_docstring(node) for node in functions if node.decorator_list}
    assert set(re.findall(r"invoke (\w+)", README)) <= set(tasks)
    assert all(docstring and "\n" not in docstring for docstring in tasks.values())


def test_the_balance_that_the_readme_shows_adds_up() -> None:
    (balance,) = re.findall(r"^seeds (\d+) = (.*)$", README, re.MULTILINE)
    assert int(balance[0]) == sum(map(int, re.findall(r"\d+", balance[1])))


def test_desk_and_press_do_not_know_each_other_and_the_desk_does_not_know_pelican() -> None:
    for folder, foreign in (("desk", r"dateline\.press|pelican"), ("press", r"dateline\.desk")):
        for file in (ROOT / "dateline" / folder).glob("*.py"):
            assert not re.search(rf"^\s*(from|import) ({foreign})", file.read_text("utf-8"), re.MULTILINE), file
