"""The press as Pelican runs it: render aside, refuse what is not right, publish what is."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican
from pelican.generators import StaticGenerator

from dateline.files import alone
from dateline.press import links
from dateline.press.faults import Faults, blame, where_it_broke
from dateline.press.feed import FeedWriter
from dateline.press.publish import publish
from dateline.press.signals import Copies
from dateline.report import DatelineError, SiteError, line_at

DEFAULT_ADDRESS = "http://localhost:8000"  # where `pelican --listen` and `invoke serve` show the site
_ADDRESS = re.compile(r"https?://[^\s/?#<>\"'@\[\]]+(/[^\s?#<>\"']*)?")


def site_address(setting: str) -> str:
    """SITEURL of the environment, else the setting, else the default; without a slash at its end.

    Raises SiteError if it is no address that a site can have."""
    given = os.environ.get("SITEURL")
    address = (given or setting or DEFAULT_ADDRESS).rstrip("/")
    if not _ADDRESS.fullmatch(address):
        wrong = f'SITEURL "{address}" is no address of a site'
        raise SiteError("environment" if given else "pelicanconf.py", 1, wrong, "write it like https://example.org")
    return address


class Press(Pelican):  # type: ignore[misc]  # Pelican has no types
    """Pelican that ends with an exit status of 1, and the last good site as it was, if anything is wrong."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.faults = Faults()
        self.faults.listen()
        try:
            settings["SITEURL"] = settings["FEED_DOMAIN"] = settings["ADDRESS"] = site_address(settings["SITEURL"])
            settings["ADDRESS_PATH"] = urlsplit(settings["ADDRESS"]).path
            settings["SOURCES"] = {}
            super().__init__(settings)
        except SiteError as fault:
            self.faults.lines.append(str(fault))
        except Exception as error:  # all that runs here besides Pelican is plugins
            self.faults.lines.append(str(where_it_broke(error, "a plugin fails")))
        self.faults.refuse()

    def run(self) -> None:
        """Build and publish. Raises SystemExit(1) if the site must not be published."""
        output = Path(self.settings["OUTPUT_PATH"]).resolve()
        fresh = output.with_name(f".{output.name}.fresh")
        try:
            with alone(output.with_name(f".{output.name}.lock")):
                self._build(fresh, output)
        except DatelineError as wrong:
            self.faults.lines.append(str(wrong))
        except OSError as e:  # a full disk, a folder that may not be written: the next build completes what this began
            fault = SiteError(e.filename or output, 1, f"cannot be used ({e.strerror})", "see to it that it can")
            self.faults.lines.append(str(fault))
            self.faults.refuse("Build again when that is done.")
        self.faults.refuse()

    def _build(self, fresh: Path, output: Path) -> None:
        shutil.rmtree(fresh, ignore_errors=True)  # left behind by a run that was killed
        self.output_path = str(fresh)
        try:
            self._render(fresh)
            self.faults.refuse()
            publish(fresh, output)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _render(self, fresh: Path) -> None:
        """Write the site to `fresh`. Raises SiteError for a fault of theme or plugin."""
        try:
            super().run()
        except Exception as error:
            fault = blame(error, Path(self.theme), self.plugins)
            if fault is None:
                raise
            raise fault from error
        self.faults.lines += map(str, self._broken_links(fresh))

    def _broken_links(self, fresh: Path) -> Iterator[SiteError]:
        """A fault for every place where a broken link was written; the theme's stand on many pages."""
        files = {path.relative_to(fresh).as_posix() for path in fresh.rglob("*") if path.is_file()}
        pages: dict[tuple[str, int, str], int] = Counter()
        for page in sorted(file for file in files if file.endswith(".html")):
            markup = (fresh / page).read_text("utf-8")
            for offset, address in links.broken(page, markup, self.settings["ADDRESS"], files):
                pages[self._source(page, address, line_at(markup, offset))] += 1
        for (file, line, words), count in pages.items():
            where = f" ({count} times)" if count > 1 else ""
            yield SiteError(file, line, f"a link to {words}{where}, which is not there", "correct it or take it out")

    def _source(self, page: str, address: str, line: int) -> tuple[str, int, str]:
        """(file, line, words) in which a link was written: in content/, else in a template, else on the page itself."""
        words = address.lstrip("./")
        written = [(self.settings["SOURCES"].get(page), address)]
        templates = sorted(Path(self.theme, "templates").glob("*.html"))
        written += [(str(template), part) for part in (words, words.rpartition("/")[2]) for template in templates]
        for file, part in written:
            text = Path(file).read_text("utf-8-sig") if file and part else ""
            if text and part in text:
                return file, line_at(text, text.index(part)), part
        return page, line, words

    def _get_writer(self) -> FeedWriter:
        """What has been read is complete now: write nothing if it is faulty. Raises SystemExit(1)."""
        self.faults.refuse()
        return FeedWriter(self.output_path, settings=self.settings)

    def _get_generator_classes(self) -> list[type]:
        classes: list[type] = super()._get_generator_classes()
        return [Copies if kind is StaticGenerator else kind for kind in classes]
