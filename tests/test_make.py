"""The two commands of the README, where they cannot work: what they say then."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT


def make(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run `make site` beside nothing but the Makefile, with only these programs (name: script) on the PATH."""
    tools = folder / "bin"
    tools.mkdir()
    for name in ("sh", "make"):
        found = shutil.which(name)
        assert found, f"needs {name}"
        (tools / name).symlink_to(found)
    for name, script in programs.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o755)
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.txt").write_text("")
    return subprocess.run(
        [str(tools / "make"), "site"], cwd=folder, env={"PATH": str(tools)}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("programs", [{}, {"python3": "exit 1"}])
def test_a_python_that_is_missing_or_too_old_is_told_with_what_to_install(
    tmp_path: Path, programs: dict[str, str]
) -> None:
    done = make(tmp_path, **programs)
    assert done.returncode != 0
    assert "Dateline needs Python 3.11 or newer" in done.stderr
    assert "apt install python3 python3-venv" in done.stderr


def test_a_python_without_venv_is_told_with_what_to_install(tmp_path: Path) -> None:
    done = make(tmp_path, python3='case "$2" in *ensurepip*) exit 1;; esac')
    assert done.returncode != 0
    assert "python3 has no venv. Install it: sudo apt install python3-venv" in done.stderr


def test_a_newer_python_is_found_beside_an_old_one(tmp_path: Path) -> None:
    mark = 'case "$*" in "-m venv .venv") echo "made by $0" >&2; exit 9;; esac'
    done = make(tmp_path, **{"python3": "exit 1", "python3.12": mark})
    assert "bin/python3.12" in done.stderr
