"""What stands in front of a story: headline, byline, and the furniture between them and the first paragraph.

Only what is clearly one of these is set aside; any other line is the story's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from dateline.desk import dateline
from dateline.desk.agencies import is_agency
from dateline.desk.tables import words

_NAME = r"(?!And\b|By\b)[^\W\d_][\w.'’-]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
_BYLINE = re.compile(rf"By (?P<names>{_NAMES}(?:(?:, | and |, and | & ){_NAMES}){{0,5}})", re.IGNORECASE)
_NEXT_NAME = re.compile(r", and | and |, | & ", re.IGNORECASE)
#: "Associated Press Writer" is nobody's name.
_ROLES = frozenset({"Correspondent", "Editor", "Press", "Reporter", "Service", "Staff", "Writer", "Writers"})
_CLOCK = re.compile(
    r"(?:(?:Updated|Published|Posted|Last updated):? )?(?:[A-Z][a-z]{2,8}, )?"
    r"(?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]{2,8}\.?),? [0-9]{4}"
    r"(?:,? (?:at )?[0-9]{1,2}[:.][0-9]{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_NO_HEADLINE_END = tuple(".,;:—–-…_")
_LONGEST_LINE = 250  # characters: a longer first line is a paragraph
#: Where nothing but a blank line tells a headline from the story: its least words and most characters.
_LEAST_WORDS, _LONGEST_ALONE = 3, 130
_MOST_FRONT_LINES = 8


@dataclass(frozen=True)
class Front:
    """The lines before a story, and the story's."""

    headline: str | None  #: as printed
    byline: tuple[str, ...]  #: names, without "By"
    furniture: tuple[str, ...]  #: what was set aside besides, as printed
    story: tuple[str, ...]  #: the lines that are left; empty ones part paragraphs


def read(lines: Sequence[str]) -> Front:
    """Part `lines`, stripped and free of runs of blanks, into what stands in front and the story."""
    numbers = [number for number, line in enumerate(lines) if line][: _MOST_FRONT_LINES + 1]
    first = 1 if _has_section(lines, numbers) else 0
    headline = lines[numbers[first]] if _is_headline(lines, numbers[first:]) else None
    count = (first + 1) if headline else 0
    furniture = list(takewhile(_is_furniture, (lines[number] for number in numbers[count:-1])))
    signed = next(filter(_byline, furniture), "")
    byline = _byline(signed)
    if not headline and not _stands_before_story(byline, lines, numbers[len(furniture) :]):
        return Front(None, (), (), tuple(lines))
    story = numbers[count + len(furniture)]
    besides = list(filter(None, lines[:story]))
    for told in filter(None, (headline, signed if _says_no_more(signed, byline) else None)):
        besides.remove(told)
    return Front(headline, byline, tuple(besides), tuple(lines[story:]))


def _says_no_more(line: str, byline: Sequence[str]) -> bool:
    """Is every word of a byline in the names that were read from it?"""
    return set(re.findall(r"\w+", line)) - {"By", "BY", "and", "And", "AND"} <= set(
        re.findall(r"\w+", " ".join(byline))
    )


def _stands_before_story(byline: tuple[str, ...], lines: Sequence[str], numbers: Sequence[int]) -> bool:
    """Is there a byline, and does the line behind it begin like a story?"""
    return bool(byline) and not lines[numbers[0]][:1].islower()


def _has_section(lines: Sequence[str], numbers: Sequence[int]) -> bool:
    """Does the name of a section stand above a headline?"""
    return len(numbers) > 2 and lines[numbers[0]].casefold() in _sections() and _is_headline(lines, numbers[1:])


def _is_headline(lines: Sequence[str], numbers: Sequence[int]) -> bool:
    """Is the line at the first of `numbers`, those of the lines that hold text, a headline?"""
    if len(numbers) < 2:
        return False
    line, following = lines[numbers[0]], lines[numbers[1]]
    if not _is_like_headline(line):
        return False
    if dateline.read(following) or (_is_furniture(following) and len(numbers) > 2):
        return True
    stands_alone = numbers[1] > numbers[0] + 1
    is_short = len(line.split()) >= _LEAST_WORDS and len(line) <= _LONGEST_ALONE
    return stands_alone and is_short and len(following) > len(line) and bool(_SENTENCE_END.search(following))


def _is_like_headline(line: str) -> bool:
    starts_well = not line.lstrip("\"“‘'")[:1].islower() and any(map(str.isalpha, line))
    ends_well = not line.endswith(_NO_HEADLINE_END) and not line.endswith((".”", '."', ",”", ',"'))
    fits = len(line) <= _LONGEST_LINE and len(line.split()) > 1
    return fits and starts_well and ends_well and not _is_furniture(line) and not dateline.read(line)


def _is_furniture(line: str) -> bool:
    """Is the whole line a byline, an agency or a clock line?"""
    return len(line) <= _LONGEST_LINE and bool(_byline(line) or is_agency(line) or _CLOCK.fullmatch(line))


def _byline(line: str) -> tuple[str, ...]:
    """The names of `By A, B and C, Agency`; empty if `line` is no byline."""
    match = _BYLINE.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    names = [name for name in _NEXT_NAME.split(match["names"]) if name] if match else []
    people = [name for name in names if not is_agency(name) and name.split()[-1] not in _ROLES]
    if any(not _is_like_name(name) for name in people):
        return ()
    return tuple(people or names)


def _is_like_name(name: str) -> bool:
    """Two words or more, the first and the last with a capital letter."""
    tokens = name.split()
    return len(tokens) > 1 and tokens[0][0].isupper() and tokens[-1][0].isupper()


@cache
def _sections() -> frozenset[str]:
    return frozenset(section.casefold() for section in words("sections"))
