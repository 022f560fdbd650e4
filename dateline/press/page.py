"""What the theme may say about a story, as plain values; and the filters it says them with."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from dateline.post import Post, day_path

_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_OPENING_WORDS = 35
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}


def day(date: datetime.date) -> str:
    """Thursday 27 February 2020. English whatever the machine's locale."""
    return f"{_WEEKDAYS[date.weekday()]} {short_day(date)} {date.year}"


def short_day(date: datetime.date) -> str:
    """27 February."""
    return f"{date.day} {_MONTHS[date.month - 1]}"


def month(date: datetime.date) -> str:
    """February 2020."""
    return f"{_MONTHS[date.month - 1]} {date.year}"


def thousands(number: int) -> str:
    """3,053."""
    return f"{number:,}"


def plural(number: int, one: str, many: str) -> str:
    """1 dispatch, 7 dispatches."""
    return f"{thousands(number)} {one if number == 1 else many}"


def run_in(article: Any) -> tuple[str, str, str] | None:
    """(before, place, after): the HTML around the place words that a dispatch begins with, or None."""
    post: Post | None = article.metadata.get("dateline_post")
    if not post or not post.dateline or not post.dateline.places:
        return None
    place = post.dateline.places[0]
    before, written, after = article.content.partition(html.escape(place, quote=False))
    return (before, place, after) if before == "<p>" and written else None


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "short_day": short_day,
    "month": month,
    "iso": datetime.datetime.isoformat,
    "isodate": lambda date: date.isoformat()[:10],
    "day_path": day_path,
    "thousands": thousands,
    "plural": plural,
    "run_in": run_in,
}


def dress(article: Any) -> None:
    """Give an article what the theme reads, the same for desk posts and for those written by hand."""
    post: Post | None = article.metadata.get("dateline_post")
    article.direction = "rtl" if article.lang.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
    article.words = article.metadata.get("dateline_words") or len(plain(article._content).split())
    article.takes = post.takes if post else ()
    article.repairs = post.repairs if post else ()
    article.edited = bool(post and post.edited)
    article.note = post.note if post else None
    article.source = post.agency if post else None
    article.dateline = post.dateline.words if post and post.dateline else None
    article.places = tuple(map(place_name, post.dateline.places)) if post and post.dateline else ()
    article.standfirst = post.standfirst if post else article.metadata.get("summary")
    article.blurb = post.summary if post else article.standfirst or _opening(plain(article._content))
    article.creators = post.authors if post else tuple(str(author) for author in getattr(article, "authors", ()))
    article.byline = () if article.creators == (article.source,) else article.creators


def plain(markup: str) -> str:
    """The text of a piece of HTML."""
    return Markup(markup).striptags()


def _opening(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:_OPENING_WORDS]) + " …" * (len(words) > _OPENING_WORDS)


_SMALL = {"of", "the", "and", "de", "del", "du", "des", "la", "le", "les", "sur", "en", "upon", "am", "an", "der"}
_WORD = re.compile(r"(?P<mc>Mc)?(?P<letters>[^\W\d_]+)")


def place_name(printed: str) -> str:
    """BEIRUT as Beirut, N'DJAMENA as N'Djamena; what is not in capitals stays as it is."""

    def written(match: re.Match[str]) -> str:
        word = match["letters"]
        abbreviation = printed[match.end() :][:1] == "." and len(word) == 1
        if not word.isupper() or abbreviation:
            return match[0]
        small = word.lower() in _SMALL and match.start() > 0
        return (match["mc"] or "") + (word.lower() if small else word.capitalize())

    return _WORD.sub(written, printed)
