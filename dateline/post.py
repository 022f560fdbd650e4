"""What we publish, and all that must be remembered of it. The only thing that knows a post's file format.

A post is a Markdown file with Pelican's metadata lines on top. `dump` writes it, `load` reads it back.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.dispatch import Dateline, Take
from dateline.escape import to_markdown, to_text
from dateline.header import Metadata, join
from dateline.report import PostError

KINDS = ("place", "person", "organisation", "topic")

_SEED = re.compile(r"(.+) \((\d+) bytes, SHA-256 ([0-9a-f]{64})\)")
_DIGEST = re.compile(r"^Digest: .*\n", re.MULTILINE)


@dataclass(frozen=True)
class Tag:
    """A tag and what it names."""

    name: str  #: one spelling
    kind: str | None = None  #: one of KINDS, where known


@dataclass(frozen=True)
class Post:
    """A published dispatch."""

    guid: str  #: a UUID URN, made from the first take; never changes (RFC 9562)
    path: str  #: 2020/02/27/slug: its file in content/ and its address; never changes
    title: str  #: one line
    title_source: str  #: editor, seed or derived
    date: datetime.datetime  #: in the site's time zone, naive
    summary: str  #: one line
    language: str  #: BCP 47; "und" if unknown
    takes: tuple[Take, ...]  #: the texts it was made from, newest last
    body: tuple[str, ...] = ()  #: paragraphs of plain text, dateline included; empty if edited by hand
    authors: tuple[str, ...] = ()  #: names
    tags: tuple[Tag, ...] = ()  #: most telling first
    countries: tuple[str, ...] = ()  #: ISO 3166-1 alpha-2, sorted
    agency: str | None = None  #: whose text it is: a full name
    dateline: Dateline | None = None  #: with which the body begins
    note: str | None = None  #: the editor's, shown beside the story
    modified: datetime.datetime | None = None  #: when what a reader sees last changed
    repairs: tuple[str, ...] = ()  #: how the text differs from the bytes, in words
    decisions: tuple[tuple[str, str], ...] = ()  #: (key of NAME.toml, digest of its value), sorted
    edited: bool = field(default=False, compare=False)  #: the file is no longer as the desk wrote it

    @property
    def standfirst(self) -> str | None:
        """The summary, where an editor wrote it: a derived one would say the first sentence twice."""
        return self.summary if any(key == "summary" for key, _ in self.decisions) else None


def one_line(text: str) -> str:
    """`text` with every run of white space folded into one blank."""
    return " ".join(text.split())


def dump(post: Post) -> str:
    """The post as the text of its file. Values must be `one_line`; inverse of `load`."""
    head = "".join(f"{key}: {value}\n" for key, value in _metadata(post) if value)
    body = "".join(f"\n{to_markdown(paragraph)}\n" for paragraph in post.body)
    return f"{head}Digest: {_digest(head + body)}\n{body}"


def load(text: str, head: Metadata, path: str) -> Post:
    """The post that stands in `text`, the file whose metadata lines are `head`; `path` as in Post.

    Raises PostError, with the line, for metadata that the desk did not write and cannot read.
    """
    edited = head.get("Digest") != _digest(_DIGEST.sub("", text, count=1))
    kinds = {name: kind for kind in KINDS for name in head.list(f"Tag-{kind.title()}s")}
    return Post(
        guid=head.need("Guid"),
        path=path,
        title=head.need("Title"),
        title_source=head.get("Title-Source") or "editor",
        date=head.need_time("Date"),
        summary=head.get("Summary") or "",
        language=head.get("Lang") or "und",
        takes=tuple(_read_takes(head)),
        body=() if edited else tuple(to_text(line) for line in text.partition("\n\n")[2].split("\n") if line),
        authors=head.list("Authors"),
        tags=tuple(Tag(name, kinds.get(name)) for name in head.list("Tags")),
        countries=head.list("Countries"),
        agency=head.get("Agency"),
        dateline=_read_dateline(head),
        note=head.get("Note"),
        modified=head.time("Modified"),
        repairs=tuple(value for _, value in head.values["repaired"]),
        decisions=tuple((key, digest) for key, _, digest in (item.partition(" ") for item in head.list("Decided"))),
        edited=edited,
    )


def is_post(head: Metadata) -> bool:
    """Does a file come from the desk, edited since or not? Others are written by hand, for Pelican alone."""
    return not {"seed", "digest"}.isdisjoint(head.values)


def day_path(date: datetime.date) -> str:
    """2020/02/27: the folder of a day's posts, and its address."""
    return date.isoformat()[:10].replace("-", "/")


def _metadata(post: Post) -> Iterator[tuple[str, str | None]]:
    yield "Title", post.title
    yield "Title-Source", post.title_source
    yield "Date", _time(post.date)
    yield "Modified", _time(post.modified) if post.modified else None
    yield "Summary", post.summary
    yield "Authors", join(post.authors)
    yield "Agency", post.agency
    yield "Lang", post.language
    yield "Tags", join(tag.name for tag in post.tags)
    for kind in KINDS:
        yield f"Tag-{kind.title()}s", join(tag.name for tag in post.tags if tag.kind == kind)
    yield "Countries", join(post.countries)
    yield from _dateline_metadata(post.dateline or Dateline(""))
    yield "Note", post.note
    for repair in post.repairs:
        yield "Repaired", repair
    for take in post.takes:
        yield "Seed", f"{take.name} ({take.size} bytes, SHA-256 {take.sha256})"
    yield "Decided", join(f"{key} {digest}" for key, digest in post.decisions)
    yield "Guid", post.guid


def _dateline_metadata(dateline: Dateline) -> Iterator[tuple[str, str | None]]:
    yield "Dateline", dateline.words
    for place in dateline.places:
        yield "Dateline-Place", place
    yield "Dateline-Region", dateline.region
    yield "Dateline-Agency", dateline.agency
    yield "Dateline-Day", dateline.month_day


def _read_dateline(head: Metadata) -> Dateline | None:
    words = head.get("Dateline")
    if not words:
        return None
    month_and_day = re.fullmatch(r"(\d\d)-(\d\d)", head.get("Dateline-Day") or "")
    return Dateline(
        words,
        places=tuple(value for _, value in head.values["dateline-place"]),
        region=head.get("Dateline-Region"),
        agency=head.get("Dateline-Agency"),
        day=(int(month_and_day[1]), int(month_and_day[2])) if month_and_day else None,
    )


def _read_takes(head: Metadata) -> Iterator[Take]:
    head.need("Seed")
    for number, value in head.values["seed"]:
        match = _SEED.fullmatch(value)
        if not match:
            raise PostError(head.file, number, "cannot read this Seed line", "put it back as the desk wrote it")
        yield Take(match[1], int(match[2]), match[3])


def _time(moment: datetime.datetime) -> str:
    return moment.isoformat(" ", "seconds" if moment.second else "minutes")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
