"""Dispatch and decisions to post. Pure."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from dateline.desk import agencies, countries, language, tags, titles
from dateline.desk.decisions import Decisions
from dateline.dispatch import Dispatch
from dateline.post import Post, Tag, one_line
from dateline.report import SeedError

_NAMESPACE = uuid.UUID("5b0e8a0e-6f0b-5c57-9d1c-0a5f6c1d2e3f")  # ours; every guid ever made hangs on it
_DATE_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(\d{4})-?(\d\d)-?(\d\d)(?![0-9A-Za-z])")
_NOON = datetime.time(12)
_MOST_TAGS = 8


@dataclass(frozen=True)
class Story:
    """A seed and what the editor decided about it: all that a post is made from."""

    dispatch: Dispatch  #: what the text says
    decisions: Decisions  #: what the editor says
    date: datetime.date | None  #: the editor's, else the date line's, else the file name's
    data: bytes  #: the dispatch as received
    problems: tuple[SeedError, ...]  #: why it is rejected, if it is


def story(dispatch: Dispatch, data: bytes, decisions: Decisions, problems: tuple[SeedError, ...] = ()) -> Story:
    """Bring all together; `problems` are those of the decisions."""
    problems = (*dispatch.problems, *problems)
    date = decisions.date or dispatch.date or date_in_name(dispatch.take.name)
    if not date and not problems:
        name = PurePath(dispatch.take.name).stem
        remedy = f'begin the text with " date 2020-02-27 ", or write date = 2020-02-27 in {name}.toml'
        problems = (SeedError(dispatch.take.name, 1, "no date anywhere", remedy),)
    return Story(dispatch, decisions, date, data, problems)


def date_in_name(name: str) -> datetime.date | None:
    """2020-02-27 in `2020-02-27-saraqeb.txt`."""
    for match in _DATE_IN_NAME.finditer(name):
        try:
            return datetime.date(*map(int, match.groups()))
        except ValueError:
            continue
    return None


def guid(sha256: str) -> str:
    """The guid of a story whose first take has this SHA-256 (RFC 9562: a name-based UUID)."""
    return uuid.uuid5(_NAMESPACE, sha256).urn


def compose(story: Story, now: datetime.datetime) -> Post:
    """The post of a story that is not rejected, without its path. `now`: in the site's time zone, naive."""
    dispatch, decisions = story.dispatch, story.decisions
    spoken = decisions.language or language.language(dispatch.paragraphs)
    english = spoken.partition("-")[0].lower() == "en"
    title, title_source = _title(dispatch, decisions)
    agency = agencies.full_name(dispatch.dateline.agency) if dispatch.dateline and dispatch.dateline.agency else None
    return Post(
        guid=guid(dispatch.take.sha256),
        path="",
        title=title,
        title_source=title_source,
        date=_moment(story, now),
        summary=decisions.summary or one_line(titles.summary(dispatch)),
        language=spoken,
        takes=(dispatch.take,),
        body=dispatch.body,
        authors=decisions.author or dispatch.byline or _agencies(agency),
        tags=_tags(tags.tags(dispatch) if english else (), decisions.tags),
        countries=countries.countries(dispatch) if english else (),
        agency=agency,
        dateline=dispatch.dateline,
        note=decisions.note,
        repairs=(*dispatch.repairs, *_unshown_headline(dispatch, decisions)),
        decisions=decisions.digests,
    )


def _agencies(agency: str | None) -> tuple[str, ...]:
    """Each of "(AP; Reuters)"."""
    return tuple(filter(None, map(str.strip, (agency or "").split(";"))))


def _title(dispatch: Dispatch, decisions: Decisions) -> tuple[str, str]:
    if decisions.title:
        return decisions.title, "editor"
    if dispatch.headline:
        return one_line(dispatch.headline), "seed"
    return one_line(titles.title(dispatch)), "derived"


def _unshown_headline(dispatch: Dispatch, decisions: Decisions) -> Iterator[str]:
    """The seed's own headline, where the editor's took its place: not a word goes without saying so."""
    if decisions.title and dispatch.headline and decisions.title != one_line(dispatch.headline):
        yield f"the headline “{one_line(dispatch.headline)}” left out"


def _moment(story: Story, now: datetime.datetime) -> datetime.datetime:
    """Without a time of its own: noon; a story imported on its own day, the time of import."""
    assert story.date, "a story without date is rejected"
    imported = now.time().replace(second=0, microsecond=0) if now.date() == story.date else None
    time = story.decisions.time or imported or _NOON
    return datetime.datetime.combine(story.date, time.replace(microsecond=0))


def _tags(derived: tuple[Tag, ...], decided: tuple[str, ...] | None) -> tuple[Tag, ...]:
    """The editor's tags replace the derived ones, unless they only change them: "+Oil", "-Lebanon"."""
    if decided is None:
        return derived
    known = {tag.name: tag for tag in derived}
    if not decided or decided[0][0] not in "+-":
        return tags.one_per_slug(known.get(name, Tag(name)) for name in decided)
    names = [tag[1:].strip() for tag in decided]
    added = [name for tag, name in zip(decided, names, strict=True) if tag[0] == "+"]
    kept = [tag for tag in derived if tag.name not in names]
    return tags.one_per_slug([*(known.get(name, Tag(name)) for name in added), *kept])[:_MOST_TAGS]


#: What each of the editor's keys decides.
_DECIDED_BY = {
    "title": ("title", "title_source", "repairs"),
    "summary": ("summary",),
    "tags": ("tags",),
    "date": ("date",),
    "time": ("date",),
    "language": ("language", "tags", "countries"),
    "author": ("authors",),
    "note": ("note",),
}


def decide_again(known: Post, fresh: Post) -> Post:
    """`known` with exactly those values of `fresh` that a changed decision decides: new rules change no old post."""
    before, after = dict(known.decisions), dict(fresh.decisions)
    changed = {key for key in before | after if before.get(key) != after.get(key)}
    names = {name for key in changed for name in _DECIDED_BY[key]}
    values: dict[str, Any] = {name: getattr(fresh, name) for name in names}
    if "date" in names:
        values["date"] = _date_again(known, fresh)
    return replace(known, decisions=fresh.decisions, **values)


def retell(known: Post, fresh: Post) -> Post:
    """`fresh`, made from a newer text of the same story, as the next take of `known`."""
    return replace(
        fresh,
        guid=known.guid,
        path=known.path,
        takes=(*known.takes, *fresh.takes),
        date=_date_again(known, fresh),
        modified=known.modified,
    )


def _date_again(known: Post, fresh: Post) -> datetime.datetime:
    """On the same day the time of the first import stays, unless the editor decides the time, or did."""
    same_day = fresh.date.date() == known.date.date()
    return known.date if same_day and "time" not in {*dict(known.decisions), *dict(fresh.decisions)} else fresh.date


_SEEN = ("title", "date", "summary", "language", "body", "authors", "tags", "agency", "dateline", "note", "repairs")


def looks_the_same(one: Post, other: Post) -> bool:
    """Does a reader see the same in both?"""
    return all(getattr(one, name) == getattr(other, name) for name in _SEEN)
