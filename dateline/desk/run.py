"""A run of the desk over a folder of seeds: what becomes of each, and what is to be written."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.desk import compose, decode, seeds
from dateline.desk.compose import Story
from dateline.desk.ledger import Ledger
from dateline.desk.same_story import is_same_story
from dateline.dispatch import Take
from dateline.post import Post
from dateline.report import DatelineError, SeedError

_A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Result:
    """What becomes of one seed."""

    name: str  #: the seed's file name
    fate: str  #: a term of the Balance
    lines: tuple[str, ...] = ()  #: what the editor must know: file:line: what, what to do
    post: Post | None = None  #: to be written; None if nothing changes
    data: bytes = b""  #: the dispatch to be written beside it


@dataclass(frozen=True)
class Known:
    """A seed at first reading: enough to put all of them in order without holding their texts."""

    path: Path  #: its file
    take: Take  #: its bytes
    date: datetime.date | None  #: its day
    problems: tuple[str, ...]  #: why it is rejected, if it is


@dataclass(frozen=True)
class Desk:
    """What a run knows besides the seed in hand."""

    ledger: Ledger  #: what is published
    now: datetime.datetime  #: in the site's time zone, naive
    names: dict[str, list[str]]  #: SHA-256: the seeds that hold this text now


def survey(folder: Path) -> list[Known]:
    """Every seed, in the order in which stories are told: by date, then by name."""
    stories = ((path, seeds.understand(path)) for path in seeds.in_folder(folder))
    known = [
        Known(path, s.dispatch.take, s.date, tuple(f"{folder.name}/{p}" for p in s.problems)) for path, s in stories
    ]
    return sorted(known, key=lambda seed: (seed.date or datetime.date.max, seed.take.name))


def work(known: list[Known], ledger: Ledger, now: datetime.datetime) -> Iterator[Result]:
    """What becomes of each seed. The ledger remembers every post as it is handed out."""
    names: dict[str, list[str]] = defaultdict(list)
    for seed in known:
        if not seed.problems:
            names[seed.take.sha256].append(seed.take.name)
    desk = Desk(ledger, now, names)
    for seed in known:
        try:
            result = _reject(seed, ledger) if seed.problems else _deal_with(seed, desk)
        except DatelineError as fault:
            result = Result(seed.take.name, "rejected", (str(fault),))
        if result.post:
            ledger.enter(result.post)
        yield result


def _reject(seed: Known, ledger: Ledger) -> Result:
    path = ledger.path_of(seed.take)
    kept = (f"content/{path}.md:1: stays as it was, its seed {seed.take.name} was rejected",) if path else ()
    return Result(seed.take.name, "rejected", seed.problems + kept)


def _deal_with(seed: Known, desk: Desk) -> Result:
    take, ledger, file = seed.take, desk.ledger, f"seeds/{seed.take.name}:1:"
    path = ledger.path_of(take)
    if path is None:
        return _first_take(seed, desk)
    newest = ledger.takes(path)[-1]
    holders = [name for name in desk.names[newest.sha256] if name != take.name]
    if take.sha256 == newest.sha256 and not ledger.knows_name(take) and holders:
        return Result(take.name, "duplicate", (f"{file} the same text as {holders[0]}, remove one of them",))
    if take.sha256 != newest.sha256 and take.sha256 in {old.sha256 for old in ledger.takes(path)} and holders:
        return Result(take.name, "superseded", (f"{file} an older take of content/{path}.md, which stays",))
    return _next_take(seed, ledger.post(path), desk)


def _first_take(seed: Known, desk: Desk) -> Result:
    assert seed.date, "a seed without date is rejected"
    if seed.date - desk.now.date() > _A_DAY:
        line = f"seeds/{seed.take.name}:1: held, its date {seed.date} lies ahead, correct it or wait"
        return Result(seed.take.name, "held", (line,))
    story = _read_again(seed)
    post = compose.compose(story, desk.now)
    path = desk.ledger.new_path(seed.date, post.title, post.takes[0])
    return Result(seed.take.name, "published", post=replace(post, path=path), data=story.data)


def _next_take(seed: Known, post: Post, desk: Desk) -> Result:
    """A seed whose story is known: unchanged, renamed, decided otherwise, or told anew."""
    name, is_old_text = seed.take.name, desk.ledger.is_newest(post.path, seed.take)
    known = post if desk.ledger.knows_name(seed.take) else replace(post, takes=(*post.takes[:-1], seed.take))
    decisions, _ = seeds.decided(seed.path)
    is_unchanged = is_old_text and decisions.digests == post.decisions
    if post.edited:
        behind = "" if is_unchanged and known is post else f"; what changed in seeds/{name} is not taken over"
        return Result(name, "published", (f"content/{post.path}.md:1: was edited by hand and is kept{behind}",))
    if is_unchanged and known is post:
        return Result(name, "published")
    story = _read_again(seed)
    fresh = compose.compose(story, desk.now)
    if not is_old_text and not _is_same(story, post, desk.ledger):
        return Result(name, "held", (f"seeds/{name}:1: held, another story under a used name, rename it",))
    changed = compose.decide_again(known, fresh) if is_old_text else compose.retell(known, fresh)
    if not compose.looks_the_same(post, changed):
        changed = replace(changed, modified=desk.now.replace(microsecond=0))
    return Result(name, "published", post=changed, data=story.data)


def _read_again(seed: Known) -> Story:
    """The seed with its text. Raises SeedError if it is no longer the one that was surveyed."""
    story = seeds.understand(seed.path)
    if story.dispatch.take != seed.take or story.problems:
        raise SeedError(f"seeds/{seed.take.name}", 1, "changed while the desk was at work", "run it again")
    return story


def _is_same(story: Story, post: Post, ledger: Ledger) -> bool:
    old = decode.decode(ledger.text(post.path), post.path).text
    return is_same_story(old, "\n".join(story.dispatch.body))


def without_seed(known: list[Known], ledger: Ledger) -> Iterator[str]:
    """A line for every post whose seed is gone: it stays until the editor says otherwise."""
    names, hashes = {seed.take.name for seed in known}, {seed.take.sha256 for seed in known}
    for post in ledger.posts():
        if not any(take.name in names or take.sha256 in hashes for take in post.takes):
            yield f"content/{post.path}.md:1: its seed {post.takes[-1].name} is gone, the post stays"
