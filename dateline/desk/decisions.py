"""What the editor decides about NAME.txt in NAME.toml."""

from __future__ import annotations

import datetime
import difflib
import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline.desk.slug import bare
from dateline.escape import FORBIDDEN
from dateline.post import one_line
from dateline.report import SeedError, line_at

LONGEST_TITLE = 250  # characters
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # BCP 47, in outline
_LINE = re.compile(r"line (\d+)")  # where tomllib says it stumbled


@dataclass(frozen=True)
class Decisions:
    """An editor's decisions; None where the desk decides."""

    title: str | None = None  #: one line, at most LONGEST_TITLE characters
    summary: str | None = None  #: one line
    tags: tuple[str, ...] | None = None  #: all tags, or changes to the derived ones: "+Oil", "-Lebanon"
    date: datetime.date | None = None  #: the day of the dispatch
    time: datetime.time | None = None  #: in the site's time zone
    language: str | None = None  #: BCP 47
    author: tuple[str, ...] | None = None  #: names
    note: str | None = None  #: one line, shown beside the story
    digests: tuple[tuple[str, str], ...] = ()  #: (key, digest of its value) for each decision taken, sorted


def read(text: str, file: str) -> tuple[Decisions, tuple[SeedError, ...]]:
    """The decisions in the TOML `text` of `file`, and every fault found in it."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as e:  # tomllib's own error is a ValueError; so is a number too long
        return Decisions(), (_broken(text, file, e),)
    faults = [
        SeedError(file, _line(text, key), *fault) for key, value in table.items() if (fault := _fault(key, value))
    ]
    if faults:
        return Decisions(), tuple(faults)
    digests = tuple(sorted((key, _digest(value)) for key, value in table.items()))
    return Decisions(**{key: _value(key, value) for key, value in table.items()}, digests=digests), ()


def _broken(text: str, file: str, error: Exception) -> SeedError:
    line = _LINE.search(str(error))
    wrong = f"is no TOML: {str(error).partition(' (at')[0]}"
    return SeedError(file, int(line[1]) if line else line_at(text, len(text)), wrong, 'write lines like title = "…"')


def _line(text: str, key: str) -> int:
    found = re.search(rf"^\s*(\[\[?\s*)?[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return line_at(text, found.end()) if found else 1


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, default=str).encode()).hexdigest()[:8]


def _value(key: str, value: Any) -> Any:
    if key in {"tags", "author"}:
        return tuple(map(one_line, _texts(value)))
    return one_line(value) if isinstance(value, str) else value


def _texts(value: object) -> Iterator[str]:
    yield from (text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _are_tags(value: object) -> bool:
    """All tags, each with a letter or digit for its address; or only changes to the derived ones."""
    is_list = isinstance(value, list) and all(_is_text(tag) and bare(tag) for tag in value)
    return is_list and len({tag.strip()[0] in "+-" for tag in _texts(value)}) < 2


#: Key: (is the value right?, its right form).
FORMS: dict[str, tuple[Callable[[object], bool], str]] = {
    "title": (_is_text, 'title = "A headline"'),
    "summary": (_is_text, 'summary = "One sentence."'),
    "tags": (_are_tags, 'tags = ["Syria", "Turkey"], or changes only: tags = ["+Oil", "-Lebanon"]'),
    "date": (lambda value: type(value) is datetime.date, "date = 2020-02-27"),
    "time": (lambda value: isinstance(value, datetime.time), "time = 09:30:00"),
    "language": (lambda value: isinstance(value, str) and bool(_LANGUAGE.fullmatch(value)), 'language = "en"'),
    "author": (lambda value: _is_text(value) or _is_list(value), 'author = "A Name", or ["A Name", "Another"]'),
    "note": (_is_text, 'note = "A sentence to the reader."'),
}
_NOT_YET = ("lead", "corrections", "hold", "embargo", "kill", "updates", "rights")


def _fault(key: str, value: object) -> tuple[str, str] | None:
    """(what is wrong, what to do) with one key, or None."""
    if key in _NOT_YET:
        return f'"{key}" is not supported yet', "take it out"
    if key not in FORMS:
        near = difflib.get_close_matches(key, [*FORMS, *_NOT_YET], n=1, cutoff=0)
        return f'unknown key "{key}"', f'did you mean "{near[0]}"? Known are {", ".join(FORMS)}'
    is_right, form = FORMS[key]
    if not is_right(value):
        return f'"{key}" has a wrong form', f"write {form}"
    if key == "title" and len(one_line(str(value))) > LONGEST_TITLE:
        return f"the title has {len(str(value))} characters", f"shorten it to {LONGEST_TITLE} at most"
    if any(FORBIDDEN.search(text) for text in _texts(value)):
        return f'"{key}" holds a control character', "take it out"
    if key == "tags" and (clash := _clash(value)):
        return f'the tags "{clash[0]}" and "{clash[1]}" would share one address', "keep one of them"
    if key in {"tags", "author"} and any(";" in text for text in _texts(value)):
        return f'"{key}" holds a semicolon', "take it out"
    return None


def _clash(tags: object) -> tuple[str, str] | None:
    """Two spellings that would lead to one address, if there are such."""
    spellings: dict[str, str] = {}
    for tag in map(one_line, _texts(tags)):
        first = spellings.setdefault(bare(tag), tag)
        if first != tag:
            return first, tag
    return None
