"""What there is to do, over seeds, content/ and output/. Writes nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from dateline.desk import run, seeds
from dateline.desk.ledger import Ledger
from dateline.press.audit import audit


def check(root: Path, now: datetime.datetime) -> Iterator[str]:
    """A line for everything that wants a person."""
    ledger = Ledger(root / "content")
    for other in seeds.others_in_folder(root / "seeds"):
        yield f"seeds/{other}"
    for result in run.work(run.survey(root / "seeds"), ledger, now):
        yield from result.lines
        if result.post:
            yield f"seeds/{result.name}:1: content/ is behind it, run: invoke desk"
    for post in ledger.posts():
        if post.title_source == "derived":
            name = post.takes[-1].name.removesuffix(".txt")
            yield f"content/{post.path}.md:1: its title is derived, write one: title = … in seeds/{name}.toml"
    yield from map(str, audit(root / "output"))
