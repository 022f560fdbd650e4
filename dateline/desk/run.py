"""A run of the desk over a folder of seeds: what becomes of each, and what is to be written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.desk import compose, decode, seeds
from dateline.desk.compose import Story
from dateline.desk.ledger import Ledger
from dateline.desk.same_story import is_same_story
from dateline.dispatch import Take
from dateline.post import Post

_A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Result:
    """What becomes of one seed."""

    name: str  #: the seed's file name
    fate: str  #: a term of the Balance
    lines: tuple[str, ...] = ()  #: what the editor must know: file:line: what, what to do
    post: Post | None = None  #: to be written; None if nothing changes


@dataclass(frozen=True)
class Known:
    """A seed at first reading: enough to put all of them in order without holding their texts."""

    path: Path  #: its file
    take: Take  #: its bytes
    date: datetime.date | None  #: its day
    problems: tuple[str, ...]  #: why it is rejected, if it is


def survey(folder: Path) -> list[Known]:
    """Read every seed once, in the order in which stories are told: by date, then by name."""
    stories = ((path, seeds.understand(path)) for path in seeds.in_folder(folder))
    known = [
        Known(path, s.dispatch.take, s.date, tuple(f"{folder.name}/{p}" for p in s.problems)) for path, s in stories
    ]
    return sorted(known, key=lambda seed: (seed.date or datetime.date.max, seed.take.name))


def work(known: list[Known], ledger: Ledger, now: datetime.datetime) -> Iterator[Result]:
    """What becomes of each seed. The ledger remembers every post as it is handed out."""
    names = {seed.take.name for seed in known}
    for seed in known:
        result = _reject(seed, ledger) if seed.problems else _deal_with(seed, ledger, names, now)
        if result.post:
            ledger.enter(result.post)
        yield result


def _reject(seed: Known, ledger: Ledger) -> Result:
    path = ledger.path_of(seed.take)
    kept = (f"content/{path}.md:1: stays as it was, its seed {seed.take.name} was rejected",) if path else ()
    return Result(seed.take.name, "rejected", seed.problems + kept)


def _deal_with(seed: Known, ledger: Ledger, names: set[str], now: datetime.datetime) -> Result:
    take, file = seed.take, f"seeds/{seed.take.name}:1:"
    path = ledger.path_of(take)
    if path is None:
        return _first_take(seed, ledger, now)
    takes = ledger.takes(path)
    others = [other.name for other in takes if other.name != take.name and other.name in names]
    if not ledger.knows_name(take) and others:
        return Result(take.name, "duplicate", (f"{file} the same text as {others[0]}, remove one of them",))
    if not ledger.is_newest(path, take) and take.sha256 in {other.sha256 for other in takes}:
        return Result(take.name, "superseded", (f"{file} an older take of content/{path}.md, which stays",))
    return _next_take(seed, ledger.post(path), ledger, now)


def _first_take(seed: Known, ledger: Ledger, now: datetime.datetime) -> Result:
    assert seed.date, "a seed without date is rejected"
    if datetime.datetime.combine(seed.date, datetime.time()) > now + _A_DAY:
        line = f"seeds/{seed.take.name}:1: held, its date {seed.date} lies ahead, correct it or wait"
        return Result(seed.take.name, "held", (line,))
    post = compose.compose(seeds.understand(seed.path), now)
    return Result(seed.take.name, "published", post=replace(post, path=ledger.new_path(seed.date, post.title)))


def _next_take(seed: Known, post: Post, ledger: Ledger, now: datetime.datetime) -> Result:
    """A seed whose story is known: unchanged, decided otherwise, or told anew."""
    name, is_old_text = seed.take.name, ledger.is_newest(post.path, seed.take)
    decisions, _ = seeds.decided(seed.path)
    if post.edited:
        changed = not is_old_text or decisions.digests != post.decisions
        wrong = "was edited by hand and is kept" + (
            f"; what changed in seeds/{name} is not taken over" if changed else ""
        )
        return Result(name, "published", (f"content/{post.path}.md:1: {wrong}",))
    if not ledger.knows_name(seed.take):  # the file was renamed
        post = replace(post, takes=(*post.takes[:-1], seed.take))
        return Result(name, "published", post=post)
    if is_old_text and decisions.digests == post.decisions:
        return Result(name, "published")
    story = seeds.understand(seed.path)
    fresh = compose.compose(story, now)
    if not is_old_text and not _is_same(story, post, ledger):
        return Result(name, "held", (f"seeds/{name}:1: held, another story under a used name, rename it",))
    changed_post = compose.decide_again(post, fresh) if is_old_text else compose.retell(post, fresh)
    if not compose.looks_the_same(post, changed_post):
        changed_post = replace(changed_post, modified=now.replace(microsecond=0))
    return Result(name, "published", post=changed_post)


def _is_same(story: Story, post: Post, ledger: Ledger) -> bool:
    old = decode.decode(ledger.text(post.path), post.path).text
    return is_same_story(old, "\n".join(story.dispatch.body))


def without_seed(known: list[Known], ledger: Ledger) -> Iterator[str]:
    """A line for every post whose seed is gone: it stays until the editor says otherwise."""
    names, hashes = {seed.take.name for seed in known}, {seed.take.sha256 for seed in known}
    for post in ledger.posts():
        if not any(take.name in names or take.sha256 in hashes for take in post.takes):
            yield f"content/{post.path}.md:1: its seed {post.takes[-1].name} is gone, the post stays"
