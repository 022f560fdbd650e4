"""Reads seeds and the editor's files beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from dateline.desk import compose, decisions, decode, parse
from dateline.desk.decisions import Decisions
from dateline.dispatch import Dispatch, Take
from dateline.report import SeedError, printable


def in_folder(folder: Path) -> list[Path]:
    """The seeds of a folder, not deeper, sorted by name. Raises SeedError if there is no such folder."""
    if not folder.is_dir():
        raise SeedError(folder, 1, "is no folder", "make it, and put the dispatches into it")
    return sorted(path for path in folder.glob("*.txt") if not path.name.startswith("."))


def others_in_folder(folder: Path) -> Iterator[SeedError]:
    """A line for each file that is no seed. An editor's file without its text is a fault, the others are news."""
    seeds = in_folder(folder)
    names = {path.stem for path in seeds}
    for path in sorted(set(folder.iterdir()) - set(seeds)):
        if path.suffix == ".toml" and path.stem not in names:
            yield SeedError(path.name, 1, f"there is no {path.stem}.txt", "rename one of them or remove this file")
        elif path.suffix != ".toml" and (path.suffix == ".txt" or not path.name.startswith(".")):
            yield SeedError(path.name, 1, "is no seed (those end in .txt)", "move it out of seeds/")


def understand(path: Path) -> compose.Story:
    """What the seed at `path` says and what the editor decided. Faults of the input stand in its problems."""
    name = path.name
    try:
        data = read(path)
        text = decode.decode(data, name)
    except SeedError as problem:
        nothing = Dispatch(Take(printable(name), 0, ""), "", (), None, None, (), None, (), (problem,))
        return compose.Story(nothing, Decisions(), compose.date_in_name(name), b"", (problem,))
    take = Take(name, len(data), hashlib.sha256(data).hexdigest())
    dispatch = parse.parse(text.text, take, text.encoding, text.repairs)
    return compose.story(dispatch, data, *decided(path))


def read(path: Path) -> bytes:
    """The bytes of a seed. Raises SeedError for what is no plain file of this folder."""
    if printable(path.name) != path.name or path.name != path.name.strip():
        raise SeedError(path.name, 1, "has a name that does not print as it is", "rename it")
    try:
        if not path.resolve().is_relative_to(path.parent.resolve()):
            raise SeedError(path.name, 1, "leads out of the folder", "put the file itself here")
        return path.read_bytes()
    except (OSError, RuntimeError) as e:  # Python 3.11 tells a loop of links by a RuntimeError
        raise SeedError(path.name, 1, f"cannot be read ({getattr(e, 'strerror', e)})", "see to it that it can") from e


def decided(path: Path) -> tuple[Decisions, tuple[SeedError, ...]]:
    """What stands in the NAME.toml beside NAME.txt, and what is wrong with it."""
    file = path.with_suffix(".toml")
    try:
        return decisions.read(file.read_text("utf-8-sig"), file.name)
    except FileNotFoundError:
        return Decisions(), ()
    except UnicodeDecodeError:
        return Decisions(), (SeedError(file.name, 1, "is not UTF-8", "save it as UTF-8"),)
    except OSError as e:
        return Decisions(), (SeedError(file.name, 1, f"cannot be read ({e.strerror})", "see to it that it can"),)
