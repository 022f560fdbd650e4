"""What the press does when Pelican calls: one function a signal."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import StaticGenerator

from dateline.press import lists, page
from dateline.press.reader import PostReader
from dateline.report import PostError, from_here

_STATES = ("published", "draft", "hidden", "skip")

logger = logging.getLogger(__name__)


def connect() -> None:
    """Connect every function below. (Pelican holds them weakly: they must be module-level.)"""
    signals.readers_init.connect(add_reader)
    signals.get_generators.connect(add_generator)
    signals.article_generator_context.connect(require_title_and_date)
    signals.page_generator_context.connect(require_title)
    signals.article_generator_pretaxonomy.connect(leave_out_drafts)
    signals.article_generator_finalized.connect(arrange_lists)
    signals.page_generator_finalized.connect(leave_out_draft_pages)
    signals.all_generators_finalized.connect(note_sources)


def add_reader(readers: Any) -> None:
    """Markdown is read by us."""
    for extension in PostReader.file_extensions:
        readers.reader_classes[extension] = PostReader


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
    if metadata.get("status", "published") not in _STATES:
        head, status = metadata["head"], metadata["status"]
        raise PostError(head.file, head.line("Status"), f'"{status}" is no status', f"write {' or '.join(_STATES)}")


def _require(key: str, line: str, metadata: dict[str, Any]) -> None:
    if "head" in metadata and not metadata.get(key.lower()):  # of other formats than Markdown Pelican itself complains
        raise PostError(metadata["head"].file, 1, f"no {key.lower()}", f'add a line "{line}" at the top')


def leave_out_drafts(generator: Any) -> None:
    """A draft has no public address."""
    _leave_out(generator.drafts)
    _leave_out(generator.drafts_translations)


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
        takes = {f"{content.post.path}.txt" for content in contents if hasattr(content, "post")}
        files: set[str] = super().get_files(*args, **options)
        return files - takes

    def generate_output(self, writer: Any) -> None:
        """As Pelican's; and the theme's icon also where browsers and feed readers look for it unasked."""
        super().generate_output(writer)
        icon = Path(self.theme) / "static" / "favicon.ico"
        if icon.exists():
            shutil.copyfile(icon, Path(self.output_path) / icon.name)


def note_sources(generators: list[Any]) -> None:
    """Remember which file a page comes from. Two at one address: Pelican would publish one, or crash half-way."""
    context = generators[0].context
    sources = context["SOURCES"]
    sources.clear()
    contents = [content for content in context["generated_content"].values() if content]
    for content in sorted([*contents, *context["staticfiles"]], key=lambda content: str(content.source_path)):
        if content.status == "draft":
            continue
        file, address = str(content.source_path), content.save_as
        if address in sources:
            wrong = f"has the address of {from_here(sources[address])}, /{address}"
            logger.error("%s", PostError(file, 1, wrong, 'give it another "Slug:"'))
        sources.setdefault(address, file)
