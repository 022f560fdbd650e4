"""Invented news, the same in every run: as many posts as are asked for, and the dispatches they were made from."""

from __future__ import annotations

import datetime
import hashlib
import random
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, product
from pathlib import Path

from dateline.desk.slug import slug
from dateline.dispatch import Dateline, Take
from dateline.post import Post, Tag

SEED = 20200227
FIRST_DAY = datetime.date(2020, 1, 1)
STORIES_A_DAY = (10, 40)  # on days with news, 25 on average
DAYS_BETWEEN = (1, 4)  # so that 10,000 stories span almost three years
CHARACTERS = (2000, 4400)  # drawn for the body; with the opening and the last overhang 3.6 KB on average
TAGS_OF_A_STORY = (4, 6)
AGENCY = "Harbour Wire"

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
PLACES = list(map("".join, product(WORDS["place_heads"], WORDS["place_tails"])))
FAMILIES = map("".join, product(WORDS["family_heads"], WORDS["family_tails"]))
PEOPLE = list(map(" ".join, product(WORDS["given_names"], FAMILIES)))
ORGANISATIONS = list(map(" ".join, product(PLACES[::24], WORDS["bodies"])))


@dataclass(frozen=True)
class Telling:
    """A post and the text it was made from."""

    post: Post  #: as the desk would write it
    dispatch: bytes  #: as it would have come off the wire


class Newsroom:
    """Makes up stories. Everything comes from one source of chance."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)
        self.tags = self._tags()
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.tags))))  # Zipf's law, flattened
        self.slugs: set[str] = set()

    def tellings(self, count: int) -> Iterator[Telling]:
        """So many stories, oldest first."""
        day, left = FIRST_DAY, count
        while left:
            today = min(left, self.chance.randint(*STORIES_A_DAY))
            for minute in sorted(self.chance.sample(range(24 * 60), today)):
                yield self._telling(datetime.datetime.combine(day, datetime.time(minute // 60, minute % 60)))
            left -= today
            day += datetime.timedelta(self.chance.randint(*DAYS_BETWEEN))

    def _tags(self) -> list[Tag]:
        """The 200 tags, the most frequent first."""
        names = {
            "place": PLACES[:110],
            "person": self.chance.sample(PEOPLE, 25),
            "organisation": ORGANISATIONS,
            "topic": WORDS["topics"],
        }
        tags = [Tag(name, kind) for kind, some in names.items() for name in some]
        self.chance.shuffle(tags)
        return tags

    def _telling(self, date: datetime.datetime) -> Telling:
        place = self.chance.choice(PLACES)
        dateline = Dateline(f"{place.upper()} (HW) —", (place.upper(),), agency="HW", day=(date.month, date.day))
        title, summary = self._sentence(WORDS["titles"]), self._sentence(WORDS["openings"])
        body = (f"{dateline.words} {summary}", *self._paragraphs())
        dispatch = "\n\n".join((f" date {date:%Y-%m-%d} {body[0]}", *body[1:])).encode()
        take = Take(f"{date:%Y%m%d%H%M}.txt", len(dispatch), hashlib.sha256(dispatch).hexdigest())
        post = Post(
            guid=uuid.uuid5(uuid.NAMESPACE_OID, take.sha256).urn,
            path=f"{date:%Y/%m/%d}/{self._slug(title)}",
            title=title,
            title_source="derived",
            date=date,
            summary=summary,
            language="en",
            takes=(take,),
            body=body,
            authors=(AGENCY,),
            tags=self._tags_of_a_story(),
            countries=(self.chance.choice(WORDS["countries"]),),
            agency=AGENCY,
            dateline=dateline,
        )
        return Telling(post, dispatch)

    def _paragraphs(self) -> Iterator[str]:
        left = self.chance.randint(*CHARACTERS)
        while left > 0:
            paragraph = " ".join(self._sentence(WORDS["sentences"]) for _ in range(self.chance.randint(2, 4)))
            yield paragraph
            left -= len(paragraph)

    def _sentence(self, patterns: list[str]) -> str:
        group = self.chance.choice(WORDS["groups"])
        return self.chance.choice(patterns).format(
            Group=group.capitalize(),
            group=self.chance.choice(WORDS["groups"]),
            place=self.chance.choice(PLACES),
            person=self.chance.choice(PEOPLE),
            role=self.chance.choice(WORDS["roles"]),
            body=self.chance.choice(ORGANISATIONS),
            act=self.chance.choice(WORDS["acts"]),
            thing=self.chance.choice(WORDS["things"]),
            time=self.chance.choice(WORDS["times"]),
            number=self.chance.randint(11, 980),
        )

    def _tags_of_a_story(self) -> tuple[Tag, ...]:
        number = self.chance.randint(*TAGS_OF_A_STORY)
        chosen: dict[Tag, None] = {}
        while len(chosen) < number:
            chosen |= dict.fromkeys(self.chance.choices(self.tags, cum_weights=self.weights))
        return tuple(chosen)

    def _slug(self, title: str) -> str:
        """One that no other story has, on whatever day: stock Pelican needs that."""
        name = slug(title, self.slugs.__contains__)
        self.slugs.add(name)
        return name
