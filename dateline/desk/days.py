"""Days as datelines print them: `Feb. 26`, `2 March`, `7th February, 2022`, `1996-08-22`."""

from __future__ import annotations

import datetime
import difflib
import re
from functools import cache

from dateline.desk.tables import words

_WEEKDAY = r"(?:(?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?)(?:day)?\.?,?\s)"
_WORD = r"[A-Za-z]{3,9}\.?"
_NUMBER = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s[0-9]{4})"
_DAY = re.compile(
    rf"(?<![\w-]){_WEEKDAY}?(?:"
    rf"(?P<month>{_WORD})\s(?P<day>{_NUMBER})|(?P<day2>{_NUMBER})\s(?P<month2>{_WORD})"
    rf"|[0-9]{{4}}-(?P<month3>[0-9]{{2}})-(?P<day3>[0-9]{{2}}))(?![\w-]){_YEAR}?(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY_ALONE = re.compile(r"(?<![\w-])(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day(?![\w-])", re.IGNORECASE)
_LEAP_YEAR = 2000
#: How like a month's name a word must be to count as one, misspelt (difflib's ratio).
_LIKE = 0.75


def take(text: str) -> tuple[bool, tuple[int, int] | None, str]:
    """(is there a day or a weekday, (month, day) if it is a possible one, `text` without it)."""
    for match in _DAY.finditer(text):
        month = match["month"] or match["month2"] or match["month3"]
        if month.isdigit() or _is_like_month(month):
            number = match["day"] or match["day2"] or match["day3"]
            return True, _possible(_month(month), int(number.rstrip("stndrhSTNDRH"))), _without(text, match)
    weekday = _WEEKDAY_ALONE.search(text)
    return (True, None, _without(text, weekday)) if weekday else (False, None, text)


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]},{text[match.end() :]}"


def _possible(month: int | None, day: int) -> tuple[int, int] | None:
    try:
        date = datetime.date(_LEAP_YEAR, month or 0, day)
    except ValueError:
        return None
    return date.month, date.day


def _month(word: str) -> int | None:
    """1 to 12, from two digits, a month's name or its abbreviation."""
    return int(word) if word.isdigit() else _months().get(word.rstrip(".").casefold())


def _is_like_month(word: str) -> bool:
    return bool(difflib.get_close_matches(word.rstrip(".").casefold(), _months(), n=1, cutoff=_LIKE))


@cache
def _months() -> dict[str, int]:
    """{a name or abbreviation in lower case: 1 to 12}."""
    names = [(month.casefold(), number) for number, month in enumerate(words("months"), 1)]
    return {spelling: number for month, number in names for spelling in (month, month[:3], month[:4], month[:5])}
