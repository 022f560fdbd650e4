"""From a seed's text to what it says. Every word is told as something: nothing is dropped without a line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from dateline.desk import dateline, front
from dateline.dispatch import Dispatch, Take
from dateline.report import SeedError

_DATE_LINE = re.compile(r"\s*+date\s++(?P<date>[0-9]{1,4}([-/.])[0-9]{1,2}\2[0-9]{1,4})(?!\S)", re.IGNORECASE)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BLANKS = re.compile(r"[ \t]+")
#: From this length on, characters, a line is like a paragraph; if most are, each is one.
_LONG_LINE = 100


def parse(text: str, take: Take, encoding: str = "utf-8", repairs: tuple[str, ...] = ()) -> Dispatch:
    """What `text` says: decoded, with "\\n" line ends, free of control characters. Faults are told in `problems`."""
    date, behind, problems = _read_date_line(text, take.name)
    before = front.read([_BLANKS.sub(" ", line).strip() for line in text[behind:].split("\n")])
    body = _paragraphs(before.story)
    dispatch = Dispatch(
        take=take,
        encoding=encoding,
        repairs=(*repairs, *(f"“{line}” left out" for line in before.furniture)),
        date=date,
        headline=before.headline,
        byline=before.byline,
        dateline=dateline.read(body[0]) if body else None,
        body=body,
        problems=problems,
    )
    return dispatch if dispatch.paragraphs else _without_story(dispatch, is_empty=not text.strip())


def _read_date_line(text: str, name: str) -> tuple[datetime.date | None, int, tuple[SeedError, ...]]:
    """(the date, offset behind the date line, what is wrong with it)."""
    match = _DATE_LINE.match(text)
    if not match:
        return None, 0, ()
    printed, line = match["date"], 1 + text.count("\n", 0, match.start("date"))
    if not _ISO_DATE.fullmatch(printed):
        problem = SeedError(name, line, f'"{printed}" is no date', 'write it as "date 2020-02-27"')
        return None, match.end(), (problem,)
    try:
        return datetime.date.fromisoformat(printed), match.end(), ()
    except ValueError:
        problem = SeedError(name, line, f"there is no day {printed}", "correct the date line")
        return None, match.end(), (problem,)


def _without_story(dispatch: Dispatch, *, is_empty: bool) -> Dispatch:
    wrong = "holds no text" if is_empty else "holds no story"
    remedy = "put the dispatch into it, or delete it" if is_empty else "put the text of the dispatch below"
    problem = SeedError(dispatch.take.name, 1, wrong, remedy)
    return replace(dispatch, problems=(*dispatch.problems, problem))


def _paragraphs(lines: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs are parted by empty lines, or, where there are none and most lines are long, are single lines."""
    blocks = [list(block) for is_text, block in groupby(lines, bool) if is_text]
    if len(blocks) == 1 and sum(len(line) > _LONG_LINE for line in blocks[0]) > len(blocks[0]) / 2:
        return tuple(blocks[0])
    return tuple(" ".join(block) for block in blocks)
