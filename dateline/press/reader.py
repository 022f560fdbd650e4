"""Reads the Markdown files in content/: posts of the desk, and what people write by hand for Pelican."""

from __future__ import annotations

import datetime
import html
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateutil.parser import parse as parse_date
from pelican.contents import Tag
from pelican.readers import MarkdownReader

from dateline.escape import FORBIDDEN
from dateline.header import Metadata, read_text
from dateline.post import Post, is_post, load
from dateline.report import PostError, line_at


class PostReader(MarkdownReader):  # type: ignore[misc]  # Pelican has no types
    """Pelican's Markdown reader, which also knows the desk's posts and says where a fault stands."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._tags: dict[str, Tag] = {}  # one object a name: its slug is worked out once
        self._head = Metadata("", "")

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """(HTML, metadata) of the file. Raises PostError for metadata that cannot be used."""
        content_path = Path(source_path).relative_to(self.settings["PATH"])
        text = read_text(Path(source_path))
        control = FORBIDDEN.search(text)
        if control:  # Markdown would drop it, and the feed end in the middle
            wrong = f"holds the control character U+{ord(control[0]):04X}"
            raise PostError(source_path, line_at(text, control.start()), wrong, "take it out")
        self._head = Metadata(text, source_path)
        if not is_post(self._head):
            content, metadata = super().read(source_path)
            return content, metadata | {"title": _single(metadata.get("title")), "dateline_head": self._head}
        post = load(text, self._head, content_path.with_suffix("").as_posix())
        # A post as the desk wrote it is plain paragraphs: Markdown would say just this, in a third of the build's time.
        content = super().read(source_path)[0] if post.edited else paragraphs(post)
        return content, self._metadata(post)

    def process_metadata(self, name: str, value: str) -> Any:
        """As Pelican's. Raises PostError for a date that is none, or not whole: the rest would come from the clock."""
        wrong, remedy = f'"{value}" is no {name}', "write it as 2020-02-27 12:00"
        try:
            if name in {"date", "modified"} and _day(value, 1) != _day(value, 2):
                raise PostError(self._head.file, self._head.line(name), wrong, remedy)
            return super().process_metadata(name, value)
        except ValueError as e:
            raise PostError(self._head.file, self._head.line(name), wrong, remedy) from e

    def _metadata(self, post: Post) -> dict[str, Any]:
        metadata = {
            "title": post.title,
            "date": post.date,
            "summary": post.summary,
            "lang": post.language,
            "guid": post.guid,
            "slug": post.path.rpartition("/")[2],
            "url": f"{post.path}/",
            "save_as": f"{post.path}/index.html",
            "tags": [self._tag(tag.name) for tag in post.tags],
            "dateline_words": sum(len(text.split()) for text in post.body),
            "dateline_head": self._head if post.edited else None,
            "dateline_post": replace(post, body=()),  # the content says it all: a long archive need not hold it twice
        }
        status = self._head.get("Status")  # a person may have added one
        return (
            metadata | ({"modified": post.modified} if post.modified else {}) | ({"status": status} if status else {})
        )

    def _tag(self, name: str) -> Tag:
        if name not in self._tags:
            self._tags[name] = Tag(name, self.settings)
        return self._tags[name]


def paragraphs(post: Post) -> str:
    """The body as Python-Markdown renders what `dump` wrote."""
    return "\n".join(f"<p>{html.escape(text, quote=False)}</p>" for text in post.body)


def _day(value: str, filler: int) -> datetime.date:
    """The day that `value` names, where year, month and day that it lacks are all `filler`."""
    date: datetime.date = parse_date(value.replace("_", " "), default=datetime.datetime(filler, filler, filler)).date()
    return date


def _single(value: str | list[str] | None) -> str | None:
    """Pelican hands a metadata value of several lines over as a list."""
    return " ".join(value) if isinstance(value, list) else value
