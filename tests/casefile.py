"""Cases in files: what goes in and what must come out stand together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_CASES = Path(__file__).parent / "cases"
_FOLD = "---"


@dataclass(frozen=True)
class Case:
    """One input with its expectation."""

    file: str  #: the case file's name
    line: int  #: where the case begins in it
    name: str  #: what it shows
    text: str  #: the input
    expected: dict[str, str]  #: {what: value}, as written

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.name}"

    def values(self, key: str) -> tuple[str, ...]:
        """The values of `key`, parted by bars; none if it is not there."""
        return tuple(value.strip() for value in self.expected[key].split("|")) if self.expected.get(key) else ()


def blocks(file: str) -> list[Case]:
    """The cases of `file`: `=== name`, the input, `---`, lines `key: value`. Raises ValueError for half a case."""
    text = (_CASES / file).read_text("utf-8")
    cases, line = [], 1 + text.partition("=== ")[0].count("\n")
    for block in text.split("\n=== ")[1:] if not text.startswith("=== ") else f"\n{text}".split("\n=== ")[1:]:
        name, _, rest = block.partition("\n")
        given, fold, wanted = rest.partition(f"\n{_FOLD}\n")
        expected = dict(_pair(file, line, pair) for pair in wanted.splitlines() if pair)
        if not fold or not expected:
            raise ValueError(f"{file}:{line}: case without expectation: {name}")
        cases.append(Case(file, line, name, given, expected))
        line += block.count("\n") + 1
    return cases


def lines(file: str) -> list[Case]:
    """The cases of `file`, one a line: the input, a tab, `key=value; key=value` or one word. "#" begins a comment."""
    cases = []
    for number, line in enumerate((_CASES / file).read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        given, tab, wanted = line.partition("\t")
        if not tab or not wanted.strip():
            raise ValueError(f"{file}:{number}: case without expectation: {given}")
        expected = dict(pair.strip().partition("=")[::2] for pair in wanted.strip().split("; "))
        cases.append(Case(file, number, given[:60], given.replace("\\n", "\n").replace("\\_", "\u00a0"), expected))
    return cases


def _pair(file: str, line: int, pair: str) -> tuple[str, str]:
    key, colon, value = pair.partition(":")
    if not colon:
        raise ValueError(f'{file}:{line}: write "key: value", not "{pair}"')
    return key.strip(), value.strip()
