"""What the press does when Pelican calls: one function a signal."""

from __future__ import annotations

import logging
import posixpath
import shutil
from pathlib import Path
from typing import Any

from jinja2 import DictLoader
from pelican import signals
from pelican.generators import StaticGenerator

from dateline.press import addresses, lists, page
from dateline.press.reader import PostReader
from dateline.report import PostError

_STATES = ("published", "draft", "hidden")

logger = logging.getLogger(__name__)


def connect() -> None:
    """Connect every function below. (Pelican holds them weakly: they must be module-level.)"""
    signals.readers_init.connect(add_reader)
    signals.generator_init.connect(keep_to_the_theme)
    signals.get_generators.connect(add_generator)
    signals.article_generator_context.connect(require_title_and_date)
    signals.page_generator_context.connect(require_title)
    signals.article_generator_pretaxonomy.connect(prepare)
    signals.article_generator_finalized.connect(arrange_lists)
    signals.page_generator_finalized.connect(leave_out_draft_pages)
    signals.all_generators_finalized.connect(addresses.note)


def add_reader(readers: Any) -> None:
    """Markdown is read by us."""
    for extension in PostReader.file_extensions:
        readers.reader_classes[extension] = PostReader


def keep_to_the_theme(generator: Any) -> None:
    """A template that the theme lacks is a fault, not a page of Pelican's own. (Two are asked for and never used.)"""
    theme, _, named = generator.env.loader.loaders
    generator.env.loader.loaders = [theme, DictLoader({"category.html": "", "author.html": ""}), named]


def add_generator(_pelican: Any) -> type:
    """The archive is written by us."""
    return lists.ArchiveGenerator


def require_title(_generator: Any, metadata: dict[str, Any]) -> None:
    """Pelican would only log a page without title, and leave it out."""
    _require("Title", "Title: …", metadata)


def require_title_and_date(generator: Any, metadata: dict[str, Any]) -> None:
    """Pelican would only log a post without title or date, and leave it out."""
    require_title(generator, metadata)
    _require("Date", "Date: 2020-02-27 12:00", metadata)


def _require(key: str, line: str, metadata: dict[str, Any]) -> None:
    head = metadata.get("dateline_head")  # of other formats than Markdown Pelican itself complains
    if not head:
        return
    if not metadata.get(key.lower()):
        raise PostError(head.file, 1, f"no {key.lower()}", f'add a line "{line}" at the top')
    status = metadata.get("status", "published")
    if status not in _STATES:
        raise PostError(head.file, head.line("Status"), f'"{status}" is no status', f"write {' or '.join(_STATES)}")


def prepare(generator: Any) -> None:
    """A draft has no public address; tags at one address are one tag, if they are the same word at all."""
    _leave_out(generator.drafts)
    _leave_out(generator.drafts_translations)
    names: dict[str, str] = {}
    for article in (*generator.articles, *generator.hidden_articles):
        for tag in getattr(article, "tags", ()):
            if names.setdefault(tag.slug, tag.name).casefold() != tag.name.casefold():
                wrong = f'its tag "{tag.name}" has the address of another, "{names[tag.slug]}"'
                logger.error("%s", PostError(article.source_path, 1, wrong, "rename one of them"))
            if not tag.slug:
                wrong = f'its tag "{tag.name}" has no letter or digit for an address'
                logger.error("%s", PostError(article.source_path, 1, wrong, "rename it"))
        article.tags = list(dict.fromkeys(getattr(article, "tags", ())))  # equal are those with one address


def leave_out_draft_pages(generator: Any) -> None:
    """A draft page neither."""
    _leave_out(generator.draft_pages)
    _leave_out(generator.draft_translations)


def _leave_out(drafts: list[Any]) -> None:
    for draft in drafts:
        logger.warning("%s", PostError(draft.source_path, 1, "is a draft", "it is left out"))
    drafts.clear()


class Members(list[Any]):
    """A list that answers `in` at once: Pelican asks it of every article for every tag."""

    def __init__(self, items: list[Any]) -> None:
        super().__init__(items)
        self._ids = set(map(id, items))

    def __contains__(self, item: object) -> bool:
        return id(item) in self._ids


def arrange_lists(generator: Any) -> None:
    """Give the stories what the theme reads, and group them by time."""
    for article in (*generator.articles, *generator.hidden_articles):
        page.dress(article)
    for tag, articles in generator.tags.items():
        generator.tags[tag] = Members(articles)
    days = lists.by_day(generator.articles)
    generator.context["tags"] = list(generator.tags.items())
    generator.context["days"] = lists.front_page(days)
    generator.context["years"] = lists.archive(days)


class Copies(StaticGenerator):  # type: ignore[misc]  # Pelican has no types
    """Copies what is neither post nor page, but not the dispatches that lie beside their posts."""

    def get_files(self, *args: Any, **options: Any) -> set[str]:
        """The files to copy, relative to content/."""
        contents = self.context["generated_content"].values()
        takes = {
            f"{content.metadata['dateline_post'].path}.txt" for content in contents if addresses.is_desk_post(content)
        }
        return {posixpath.normpath(file) for file in super().get_files(*args, **options)} - takes

    def generate_output(self, writer: Any) -> None:
        """As Pelican's; and the theme's icon also where browsers and feed readers look for it unasked."""
        super().generate_output(writer)
        icon = Path(self.theme) / "static" / "favicon.ico"
        if icon.exists() and icon.name not in self.context["SOURCES"]:
            shutil.copyfile(icon, Path(self.output_path) / icon.name)
