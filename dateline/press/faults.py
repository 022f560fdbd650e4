"""What is wrong with a site, in one line each. Pelican only logs it, and goes on."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from jinja2 import TemplateSyntaxError
from pelican.generators import PelicanTemplateNotFound

from dateline.report import DatelineError, SiteError

_UNREADABLE = "Could not process"  # Pelican's words for a file that it cannot read


class Faults(logging.Handler):
    """Collects every ERROR that is logged from now on, and keeps Pelican from printing it as well."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def listen(self) -> None:
        """Hear every logger, even with `pelican -q`, which would make no ERROR records at all."""
        root = logging.getLogger()
        for handler in root.handlers[:]:
            if isinstance(handler, Faults):
                root.removeHandler(handler)
                continue
            handler.setLevel(max(handler.level, root.level))
            handler.addFilter(_is_no_error)
        for logger in (root, logging.getLogger("pelican")):
            logger.setLevel(min(logger.level, logging.ERROR))
        root.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Note the record; where it tells of an exception, the exception says it better."""
        error = sys.exc_info()[1]
        about = record.args[0] if isinstance(record.args, tuple) and record.args else None
        if isinstance(error, DatelineError):
            self.lines.append(str(error))
        elif error is not None and record.msg.startswith(_UNREADABLE):
            self.lines.append(str(SiteError(Path("content", str(about)), 1, _said(error), "mend it")))
        elif error is not None:
            self.lines.append(str(where_it_broke(error, record.getMessage())))
        elif isinstance(about, DatelineError):
            self.lines.append(str(about))
        else:
            self.lines.append(str(SiteError(about or "content", 1, record.getMessage(), "mend it")))

    def refuse(self, state: str = "The site is as it was.") -> None:
        """If anything is wrong: print it, and how the site stands now, and end. Raises SystemExit(1)."""
        if self.lines:
            lines = dict.fromkeys(self.lines)
            print(*lines, f"Not published: {len(lines)} to mend. {state}", sep="\n", file=sys.stderr)
            raise SystemExit(1)


def _is_no_error(record: logging.LogRecord) -> bool:
    return record.levelno != logging.ERROR


def where_it_broke(error: BaseException, message: str) -> SiteError:
    """The line of code that raised `error`."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return SiteError(
        frame.filename, frame.lineno or 1, f"{message} ({_said(error)})", "mend it or take it out of PLUGINS"
    )


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def blame(error: Exception, theme: Path, plugins: Iterable[object]) -> SiteError | None:
    """The template or plugin in which `error` arose, as a fault of the input; None if it is ours or Pelican's."""
    if isinstance(error, PelicanTemplateNotFound):
        return SiteError(theme, 1, str(error), "add the template")
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return SiteError(error.filename, error.lineno, _said(error), "mend the template")
    files = {str(getattr(plugin, "__file__", None)) for plugin in plugins if plugin is not sys.modules["dateline"]}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(theme):
            return SiteError(frame.filename, frame.lineno or 1, _said(error), "mend the template")
        if frame.filename in files:
            return SiteError(frame.filename, frame.lineno or 1, _said(error), "mend the plugin or take it out")
    return None
