"""Bytes to text. What is dropped is counted; nothing is guessed (charset guessing got two of four wrong)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dateline.escape import FORBIDDEN
from dateline.report import SeedError


@dataclass(frozen=True)
class Text:
    """A seed's text."""

    text: str  #: line ends are "\n"; no FORBIDDEN characters
    encoding: str  #: utf-8 or cp1252
    repairs: tuple[str, ...]  #: what was dropped, with counts, in words


def decode(data: bytes, file: str) -> Text:
    """Strict UTF-8 (a byte order mark is allowed), else cp1252. Raises SeedError, with the line, for anything else."""
    if b"\0" in data:
        raise SeedError(file, _line(data, data.index(b"\0")), "holds a NUL byte, so it is no text", "send the text")
    try:
        text, encoding = data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = _decode_cp1252(data, file), "cp1252"
    text = "\n".join(text.splitlines()).replace("\x1f", " ")
    dropped = Counter(FORBIDDEN.findall(text))
    repairs = tuple(f"{count} × U+{ord(character):04X} dropped" for character, count in sorted(dropped.items()))
    return Text(FORBIDDEN.sub("", text), encoding, repairs)


def _decode_cp1252(data: bytes, file: str) -> str:
    """Raises SeedError for bytes that cp1252 leaves open, and for controls: such a file is no text."""
    wrong, remedy = "is neither UTF-8 nor cp1252", "save it as UTF-8"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as e:
        raise SeedError(file, _line(data, e.start), wrong, remedy) from e
    control = FORBIDDEN.search(text)
    if control:
        raise SeedError(file, _line(data, control.start()), wrong, remedy)
    return text


def _line(data: bytes, offset: int) -> int:
    return data[:offset].count(b"\n") + 1
