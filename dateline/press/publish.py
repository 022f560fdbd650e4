"""From a finished folder to the site that people read: every file whole, and every link good, at every moment."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterable
from pathlib import Path

from dateline.files import write_atomically
from dateline.report import SiteError


def publish(fresh: Path, output: Path) -> None:
    """Make `output` hold the files of `fresh`, a folder on the same file system, which is emptied by it.

    New files come first, since nothing links to them yet; then those that changed; last goes what an
    earlier build wrote and this one did not. Unchanged files are not touched, files of other origin never
    deleted. What is ours stands in a list beside `output`: extended before the first change and cut after
    the last, so that the next run completes what a killed one began.

    Raises SiteError if a file of other origin stands where a page must go.
    """
    listing = owned_list(output)
    before = set(listing.read_text("utf-8").splitlines()) if listing.exists() else set()
    after = {path.relative_to(fresh).as_posix() for path in fresh.rglob("*") if path.is_file()}
    new = {file for file in after if not (output / file).exists()}
    changed = {f for f in after - new if not filecmp.cmp(fresh / f, output / f, shallow=False)}
    for file in sorted(changed - before):
        raise SiteError(output / file, 1, "is not of our making", "move it away; a page must stand here")
    _write_list(listing, before | after)
    for file in [*sorted(new), *sorted(changed)]:
        (output / file).parent.mkdir(parents=True, exist_ok=True)
        os.replace(fresh / file, output / file)
    for file in sorted(before - after):
        (output / file).unlink(missing_ok=True)
        _remove_empty(output / file, output)
    _write_list(listing, after)


def owned_list(output: Path) -> Path:
    """Where the list of our files stands: beside the folder, since all in it is published."""
    return output.with_name(f".{output.name}.files")


def _write_list(listing: Path, files: Iterable[str]) -> None:
    text = "".join(f"{file}\n" for file in sorted(files))
    if not listing.exists() or listing.read_text("utf-8") != text:
        write_atomically(listing, text.encode())


def _remove_empty(file: Path, output: Path) -> None:
    for folder in file.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
