"""Dateline puts plain-text dispatches on the web, word for word.

The way from seed to site::

    bytes --decode--> text --parse--> Dispatch --compose--> Post --dump--> content/     dateline.desk
    content/ --Pelican--> pages, lists, feed --check--> a fresh folder --publish--> output/   dateline.press

Pelican loads this module as its plugin and takes `Press` as its class; the desk needs neither, so
both are imported only when asked for.
"""

from __future__ import annotations

from typing import Any


def register() -> None:
    """Connect the press to Pelican's signals."""
    from dateline.press import signals

    signals.connect()


def __getattr__(name: str) -> Any:
    if name != "Press":
        raise AttributeError(name)
    from dateline.press.site import Press

    return Press
