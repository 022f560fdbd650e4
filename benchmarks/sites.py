"""The sites that are compared: the same stories, once as the desk writes them and twice for stock Pelican."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stories import Newsroom, Telling
from dateline.post import Post, dump
from dateline.press.publish import owned_list

ROOT = Path(__file__).parent.parent
ABOUT = "Title: About\n\nInvented news, to measure with.\n"


@dataclass(frozen=True)
class Site:
    """A folder to run `pelican content` in."""

    name: str  #: in the table
    settings: Path  #: becomes its pelicanconf.py
    write: Callable[[Telling, Path], None]  #: writes a story below content/
    page: Callable[[Post], str]  #: where a story's page must stand below output/
    beside: tuple[str, ...] = ()  #: what of Dateline it needs

    def make(self, folder: Path, count: int) -> None:
        """Write everything but the output."""
        (folder / "content" / "pages").mkdir(parents=True)
        (folder / "content" / "pages" / "about.md").write_text(ABOUT, "utf-8")
        shutil.copyfile(self.settings, folder / "pelicanconf.py")
        for name in self.beside:
            (folder / name).symlink_to(ROOT / name)
        for telling in Newsroom().tellings(count):
            self.write(telling, folder / "content")

    def pages(self, folder: Path, count: int) -> int:
        """How many of the stories have their page."""
        return sum((folder / "output" / self.page(telling.post)).exists() for telling in Newsroom().tellings(count))


def empty(folder: Path) -> None:
    """Take the output away, and what Dateline knows of it."""
    shutil.rmtree(folder / "output", ignore_errors=True)
    owned_list(folder / "output").unlink(missing_ok=True)


def _write_for_dateline(telling: Telling, content: Path) -> None:
    file = content / f"{telling.post.path}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dump(telling.post), "utf-8")
    file.with_suffix(".txt").write_bytes(telling.dispatch)


def _write_for_stock(telling: Telling, content: Path) -> None:
    post = telling.post
    head = {
        "Title": post.title,
        "Date": f"{post.date:%Y-%m-%d %H:%M}",
        "Tags": ", ".join(tag.name for tag in post.tags),
        "Summary": post.summary,
        "Slug": _slug(post),
    }
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    body = "".join(f"\n{paragraph}\n" for paragraph in post.body)
    (content / f"{_slug(post)}.md").write_text(lines + body, "utf-8")


def _slug(post: Post) -> str:
    return post.path.rpartition("/")[2]


def _dated(post: Post) -> str:
    return f"{post.path}/index.html"


HERE = Path(__file__).parent
DEFAULTS = Site("stock, defaults", HERE / "defaults.py", _write_for_stock, lambda post: f"{_slug(post)}.html")
LEAN = Site("stock, lean", HERE / "lean.py", _write_for_stock, _dated)
DATELINE = Site("Dateline", ROOT / "pelicanconf.py", _write_for_dateline, _dated, beside=("dateline", "theme"))
