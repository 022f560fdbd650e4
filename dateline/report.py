"""What goes wrong, in one line each, and what became of every seed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path


class DatelineError(Exception):
    """A fault of the input. Prints as ``file:line: what is wrong, what to do``."""

    def __init__(self, file: object, line: int, wrong: str, remedy: str) -> None:
        super().__init__(file, line, wrong, remedy)
        self.file, self.line, self.wrong, self.remedy = from_here(str(file)), line, wrong, remedy

    def __str__(self) -> str:
        return printable(f"{self.file}:{self.line}: {self.wrong}, {self.remedy}")


class SeedError(DatelineError):
    """A seed, or the editor's file beside it, that the desk cannot use."""


class PostError(DatelineError):
    """A file in content/ that the press cannot use."""


class SiteError(DatelineError):
    """A site that must not be published as it is."""


def line_at(text: str, offset: int) -> int:
    """The number of the line, from 1, in which `offset` lies."""
    return text.count("\n", 0, offset) + 1


def from_here(file: str) -> str:
    """A path as people would type it in the current folder."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_absolute() and path.is_relative_to(Path.cwd()) else file


def printable(text: str) -> str:
    """`text` on one line, control characters and lone surrogates shown as escapes: safe in a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


@dataclass(frozen=True)
class Balance:
    """What became of every seed of a run; the terms add up to the number of seeds."""

    published: int = 0  #: its post is shown, unchanged and hand-edited ones included
    superseded: int = 0  #: an older take of a story
    duplicate: int = 0  #: the same text as another seed
    held: int = 0  #: waits for the editor, or for its time
    killed: int = 0  #: withdrawn by the editor
    rejected: int = 0  #: cannot be used; its reason was printed

    def __str__(self) -> str:
        terms = {f.name: getattr(self, f.name) for f in fields(self)}
        return f"seeds {sum(terms.values())} = " + " + ".join(f"{k} {n}" for k, n in terms.items())
