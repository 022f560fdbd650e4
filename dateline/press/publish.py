"""From a finished folder to the site that people read: every file whole, and every link good, at every moment."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.files import write_atomically
from dateline.report import SiteError


def publish(fresh: Path, output: Path) -> None:
    """Make `output` hold the files of `fresh`, a folder on the same file system, by moving them.

    New files come first, since nothing links to them yet; then those that changed; last goes what an
    earlier build wrote and this one did not. Unchanged files are not touched, files of other origin never
    deleted. What is ours stands in a list beside `output`: extended before the first change and cut after
    the last, so that the next run completes what a killed one began.

    Raises SiteError, before anything has changed, if a file of other origin stands where a page must go.
    """
    listing = owned_list(output)
    before = set(listing.read_text("utf-8").splitlines()) if listing.exists() else set()
    after = {path.relative_to(fresh).as_posix() for path in fresh.rglob("*") if path.is_file()}
    in_the_way = {other for file in after for other in _in_the_way(output, file)}
    new = {file for file in after if not (output / file).is_file()}
    changed = {f for f in after - new if not filecmp.cmp(fresh / f, output / f, shallow=False)}
    foreign = sorted((changed | in_the_way) - before)
    if foreign:
        wrong = "is not of our making" + (f", nor are {len(foreign) - 1} more" if len(foreign) > 1 else "")
        raise SiteError(output / foreign[0], 1, wrong, "move it away; a page must stand here")
    _write_list(listing, before | after)
    for file in sorted(in_the_way):
        _delete(output / file, output)
    for file in [*sorted(new), *sorted(changed)]:
        (output / file).parent.mkdir(parents=True, exist_ok=True)
        os.replace(fresh / file, output / file)
    for file in sorted(before - after - in_the_way):
        _delete(output / file, output)
    _write_list(listing, after)


def _in_the_way(output: Path, file: str) -> Iterator[str]:
    """Files of `output` that stand where `file` needs a folder, or below a folder that stands where it must go."""
    path = output / file
    if path.is_dir():
        yield from (other.relative_to(output).as_posix() for other in path.rglob("*") if not other.is_dir())
    for folder in path.parents:
        if folder == output:
            return
        if folder.is_file():
            yield folder.relative_to(output).as_posix()


def owned_list(output: Path) -> Path:
    """Where the list of our files stands: beside the folder, since all in it is published."""
    return output.with_name(f".{output.name}.files")


def _write_list(listing: Path, files: Iterable[str]) -> None:
    text = "".join(f"{file}\n" for file in sorted(files))
    if not listing.exists() or listing.read_text("utf-8") != text:
        write_atomically(listing, text.encode())


def _delete(file: Path, output: Path) -> None:
    """Delete a file, and the folders that it leaves empty."""
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
