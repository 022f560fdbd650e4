"""What is published: content/ is the record of it. Knows which seed belongs to which post, and gives out addresses."""

from __future__ import annotations

import datetime
import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from dateline.desk.slug import slug
from dateline.dispatch import Take
from dateline.files import write_atomically
from dateline.header import Metadata, read_text
from dateline.post import Post, day_path, dump, is_post, load
from dateline.report import PostError, SiteError


class Ledger:
    """The posts in a content folder. Bodies are read when asked for, so that memory does not grow with them."""

    def __init__(self, content: Path) -> None:
        """Read the folder. Raises PostError for a post of ours that cannot be read, SiteError if two share a guid."""
        self.content = content
        self._names: dict[str, str] = {}  # seed name: path of its post
        self._takes: dict[str, str] = {}  # SHA-256 of a take: path
        self._takes_of: dict[str, tuple[Take, ...]] = {}  # path: its takes
        self._orphans: dict[str, Path] = {}  # SHA-256 of a dispatch: the file beside it, which is no post any more
        guids: dict[str, str] = {}
        for post in self.posts():
            if guids.setdefault(post.guid, post.path) != post.path:
                wrong = f"has the guid of content/{guids[post.guid]}.md"
                raise SiteError(self.file(post.path), 1, wrong, "remove one of them")
            self.enter(post)

    def posts(self) -> Iterator[Post]:
        """Every post of the desk, by path."""
        for file in sorted(self.content.rglob("*.md")):
            text = read_text(file)
            head = Metadata(text, str(file))
            if is_post(head):
                yield load(text, head, file.relative_to(self.content).with_suffix("").as_posix())
            elif file.with_suffix(".txt").exists():
                self._orphans[_digest(file.with_suffix(".txt"))] = file

    def enter(self, post: Post) -> None:
        """Remember a post."""
        for take in post.takes:
            self._names[take.name] = self._takes[take.sha256] = post.path
        self._takes_of[post.path] = post.takes

    def path_of(self, take: Take) -> str | None:
        """The path of the post that a seed belongs to: by its name, then by its bytes."""
        return self._names.get(take.name) or self._takes.get(take.sha256)

    def knows_name(self, take: Take) -> bool:
        """Does a post name this file as a take?"""
        return take.name in self._names

    def is_newest(self, path: str, take: Take) -> bool:
        """Are these the bytes that the post at `path` was made from?"""
        return self._takes_of[path][-1].sha256 == take.sha256

    def takes(self, path: str) -> tuple[Take, ...]:
        """The takes of the post at `path`, newest last."""
        return self._takes_of[path]

    def post(self, path: str) -> Post:
        """The post at `path`, body and all."""
        file = self.file(path)
        text = read_text(file)
        return load(text, Metadata(text, str(file)), path)

    def text(self, path: str) -> bytes:
        """The dispatch beside the post at `path`. Raises PostError if it is gone."""
        file = self.file(path).with_suffix(".txt")
        try:
            return file.read_bytes()
        except FileNotFoundError as e:
            raise PostError(file, 1, "is gone; the post beside it was made from it", "bring it back") from e

    def new_path(self, date: datetime.date, title: str, take: Take) -> str:
        """A path for a new post that no other file has. Raises PostError if it has one, broken beyond recognition."""
        if take.sha256 in self._orphans:
            wrong = f"is no post any more, but was made of {take.name}, which lies beside it"
            raise PostError(self._orphans[take.sha256], 1, wrong, "put its first lines back")

        def is_taken(candidate: str) -> bool:
            path = f"{day_path(date)}/{candidate}"
            if path in self._takes_of or self.file(path).exists():
                return True
            text = self.file(path).with_suffix(".txt")  # left behind by a run that was killed, if it is the same
            return text.exists() and _digest(text) != take.sha256

        return f"{day_path(date)}/{slug(title, is_taken)}"

    def file(self, path: str) -> Path:
        """The Markdown file at `path`."""
        return self.content / f"{path}.md"

    def write(self, post: Post, data: bytes) -> None:
        """Put a post, and the bytes it was made from beside it, into content/. The text goes first."""
        text = self.file(post.path).with_suffix(".txt")
        if not text.exists() or text.read_bytes() != data:
            write_atomically(text, data)
        write_atomically(self.file(post.path), dump(post).encode())


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def require_content(content: Path) -> None:
    """Raises SiteError if content/ is gone and the git history has one: an empty record would publish all anew."""
    if content.is_dir():
        return
    command = ["git", "-C", str(content.parent), "rev-list", "-1", "HEAD", "--", content.name]
    try:
        history = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return  # no git here, so no history
    if history.strip():
        remedy = f"bring it back: git checkout HEAD -- {content.name} (an empty folder begins a new record)"
        raise SiteError(content, 1, "is gone, but the git history has it", remedy)
