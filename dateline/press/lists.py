"""Lists of stories, newest first, cut by time: an address always means the same stories."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

from pelican.generators import Generator

from dateline.post import day_path
from dateline.press import page

FRONT_PAGE = 40  # stories, after which no older day begins

Article = Any  # Pelican's Article, with what `page.dress` adds to it
Day = tuple[datetime.date, list[Article]]


@dataclass
class Period:
    """A year, a month or a day in the archive."""

    kind: str  #: year, month or day
    title: str  #: 2020, February 2020 or Thursday 27 February 2020
    url: str  #: 2020/02/
    days: list[Day]  #: its stories
    parts: tuple[Period, ...] = ()  #: a year's months, a month's days, newest first
    up: Period | None = field(default=None, repr=False)  #: the period it is part of
    earlier: Period | None = field(default=None, repr=False)  #: the one before with stories, of the same kind
    later: Period | None = field(default=None, repr=False)  #: the one after

    @property
    def count(self) -> int:
        """How many stories."""
        return sum(len(articles) for _, articles in self.days)

    def walk(self) -> Iterator[Period]:
        """This period and all its parts."""
        yield self
        for part in self.parts:
            yield from part.walk()


def order(article: Article) -> tuple[float, str]:
    """Sort key of every list: newest first, then by guid."""
    return -article.date.timestamp(), getattr(article, "guid", article.source_path)


def by_day(articles: Iterable[Article]) -> list[Day]:
    """Articles in list order, as (day, articles)."""
    return [(day, list(group)) for day, group in groupby(articles, key=lambda article: article.date.date())]


def by_year(articles: Iterable[Article]) -> list[tuple[int, list[Article]]]:
    """Articles in list order, as (year, articles)."""
    return [(year, list(group)) for year, group in groupby(articles, key=lambda article: article.date.year)]


def front_page(days: Sequence[Day]) -> list[Day]:
    """The newest whole days, until there are FRONT_PAGE stories."""
    shown: list[Day] = []
    count = 0
    for day in days:
        if count >= FRONT_PAGE:
            break
        shown.append(day)
        count += len(day[1])
    return shown


def archive(days: Sequence[Day]) -> tuple[Period, ...]:
    """The years with stories, newest first, down to their days."""
    years = []
    for year, in_year in groupby(days, key=lambda day: day[0].year):
        months = []
        for _, in_month in groupby(in_year, key=lambda day: day[0].month):
            parts = tuple(Period("day", page.day(day[0]), f"{day_path(day[0])}/", [day]) for day in in_month)
            first = parts[0].days[0][0]
            months.append(_whole("month", page.month(first), f"{day_path(first)[:7]}/", parts))
        years.append(_whole("year", str(year), f"{year:04}/", tuple(months)))
    for kind in ("year", "month", "day"):
        row = [period for year in years for period in year.walk() if period.kind == kind]
        for later, earlier in pairwise(row):
            later.earlier, earlier.later = earlier, later
    return tuple(years)


def _whole(kind: str, title: str, url: str, parts: tuple[Period, ...]) -> Period:
    whole = Period(kind, title, url, [day for part in parts for day in part.days], parts)
    for part in parts:
        part.up = whole
    return whole


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes the pages of years, months and days. (Pelican's own take quadratic time.)"""

    def generate_output(self, writer: Any) -> None:
        """Write them all."""
        template = self.get_template("period")
        for year in self.context["years"]:
            for period in year.walk():
                writer.write_file(f"{period.url}index.html", template, self.context, relative_urls=True, period=period)
