"""What the desk understood of a seed, as plain data. The names are a contract."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.desk import compose, seeds
from dateline.desk.compose import Story
from dateline.desk.ledger import Ledger
from dateline.dispatch import Dateline
from dateline.post import Post

_NOON = datetime.datetime(2000, 1, 1, 12)  # inspect shows no time


def expand(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as given; of a folder its seeds, sorted."""
    for path in paths:
        yield from seeds.in_folder(path) if path.is_dir() else [path]


def inspect(path: Path, ledger: Ledger) -> dict[str, Any]:
    """The seed at `path` as JSON-ready data; `ledger` knows what is published. Writes nothing."""
    story = seeds.understand(path)
    dispatch = story.dispatch
    post = compose.compose(story, _NOON) if dispatch.body and story.date else None
    dateline = dispatch.dateline or Dateline("")
    return {
        "seed": dispatch.take.name,
        "date": story.date and story.date.isoformat(),
        "language": post.language if post else story.decisions.language,
        "headline": dispatch.headline,
        "byline": list(dispatch.byline),
        "dateline": dateline.words or None,
        "places": list(dateline.places),
        "region": dateline.region,
        "agency": dateline.agency,
        "dateline_date": dateline.month_day,
        "paragraphs": list(dispatch.paragraphs),
        **_derived(post),
        **_identity(story, post, ledger),
        "problems": [str(problem) for problem in story.problems],
    }


def _derived(post: Post | None) -> dict[str, Any]:
    return {
        "title": post and post.title,
        "title_source": post and post.title_source,
        "summary": post and post.summary,
        "tags": [tag.name for tag in post.tags] if post else [],
        "tag_kinds": {tag.name: tag.kind for tag in post.tags if tag.kind} if post else {},
        "countries": list(post.countries) if post else [],
    }


def _identity(story: Story, post: Post | None, ledger: Ledger) -> dict[str, Any]:
    """The ledger's slug and guid where the seed has a post, else those it would get."""
    path = ledger.path_of(story.dispatch.take)
    if path:
        return {"slug": path.rpartition("/")[2], "guid": ledger.post(path).guid}
    if not post or not story.date:
        return {"slug": None, "guid": None}
    return {"slug": ledger.new_path(story.date, post.title, post.takes[0]).rpartition("/")[2], "guid": post.guid}
