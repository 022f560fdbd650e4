"""The metadata lines on top of a Markdown file, as Pelican has them."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from dateline.report import PostError

#: A metadata line, as Python-Markdown's "meta" extension reads it.
_LINE = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
_MORE = re.compile(r" {4,}(.+)")


def read_text(file: Path) -> str:
    """The text of a Markdown file. Raises PostError if it is not UTF-8."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as e:
        raise PostError(file, 1, "is not UTF-8", "save it as UTF-8") from e


class Metadata:
    """The metadata lines on top of a Markdown file: {key in lower case: [(line number, value), …]}."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.values: dict[str, list[tuple[int, str]]] = defaultdict(list)
        last: list[tuple[int, str]] = []
        for number, line in enumerate(text.split("\n"), 1):
            match, more = _LINE.match(line), _MORE.match(line)
            if match:
                last = self.values[match[1].lower()]
                last.append((number, match[2].strip()))
            elif more and last:
                last[-1] = (last[-1][0], f"{last[-1][1]} {more[1].strip()}".strip())
            else:
                break

    def get(self, key: str) -> str | None:
        """The first value of `key` that is not empty."""
        return next((value for _, value in self.values.get(key.lower(), ()) if value), None)

    def line(self, key: str) -> int:
        """Where `key` stands, or 1."""
        return next((number for number, _ in self.values.get(key.lower(), ())), 1)

    def need(self, key: str) -> str:
        """The value of `key`. Raises PostError if there is none."""
        value = self.get(key)
        if value is None:
            raise PostError(self.file, self.line(key), f"no {key.lower()}", f'add a line "{key}: …" at the top')
        return value

    def time(self, key: str) -> datetime.datetime | None:
        """A date and time in the site's time zone. Raises PostError if the value is no such thing."""
        value = self.get(key)
        wrong, remedy = f'"{value}" is no date for {key}', "write it as 2020-02-27 12:00"
        try:
            moment = datetime.datetime.fromisoformat(value) if value else None
        except ValueError as e:
            raise PostError(self.file, self.line(key), wrong, remedy) from e
        if moment and moment.tzinfo:
            raise PostError(self.file, self.line(key), f"{wrong}, since it has a time zone of its own", remedy)
        return moment

    def need_time(self, key: str) -> datetime.datetime:
        """As `time`, but PostError if there is none."""
        return self.time(key) or datetime.datetime.fromisoformat(self.need(key))

    def list(self, key: str) -> tuple[str, ...]:
        """Several values in Pelican's form: parted by semicolons or, where there are none, by commas."""
        value = self.get(key) or ""
        mark = ";" if ";" in value else ","
        return tuple(item for item in map(str.strip, value.split(mark)) if item)


def join(items: Iterable[str]) -> str:
    """The inverse of `Metadata.list`; the items hold no semicolon."""
    text = "; ".join(items)
    return f"{text};" if "," in text and ";" not in text else text
