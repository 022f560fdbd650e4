"""What a dispatch says. Plain values, read from the text and nowhere else: no guesses."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from dateline.report import SeedError


@dataclass(frozen=True)
class Take:
    """One text as it came off the wire."""

    name: str  #: the seed's file name
    size: int  #: bytes
    sha256: str  #: hex digest of the bytes


@dataclass(frozen=True)
class Dateline:
    """Where a dispatch was filed, by whom and when: ``BEIRUT (AP) —`` (AP Stylebook, "datelines")."""

    words: str  #: the exact words, through the dash
    places: tuple[str, ...] = ()  #: as printed, in order
    region: str | None = None  #: as printed; several regions are one text
    agency: str | None = None  #: as printed, without brackets or slashes
    day: tuple[int, int] | None = None  #: (month, day); None where none or an impossible one is printed

    @property
    def month_day(self) -> str | None:
        """The day as MM-DD."""
        return "{:02}-{:02}".format(*self.day) if self.day else None


@dataclass(frozen=True)
class Dispatch:
    """A seed, understood."""

    take: Take  #: the bytes it was read from
    encoding: str  #: how they were decoded: utf-8 or cp1252
    repairs: tuple[str, ...]  #: what the text no longer holds, with counts, in words
    date: datetime.date | None  #: the date line's
    headline: str | None  #: the seed's own headline line
    byline: tuple[str, ...]  #: names, without "By"
    dateline: Dateline | None  #: the first words of the body, where they are a dateline
    body: tuple[str, ...]  #: the story's own paragraphs as printed, dateline included
    problems: tuple[SeedError, ...] = ()  #: why it cannot be used; what could be read stands above

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The story without its dateline; a paragraph that was nothing else is gone."""
        if not self.dateline or not self.body:
            return self.body
        opening = self.body[0].removeprefix(self.dateline.words).lstrip()
        return (opening, *self.body[1:]) if opening else self.body[1:]
