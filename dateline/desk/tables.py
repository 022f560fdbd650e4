"""The tables of facts in dateline/data/, read once, when first asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"


@cache
def rows(table: str) -> tuple[tuple[str, str, str, str], ...]:
    """The rows of `table`.tsv, four cells each: cells that are not there are empty. Lines with "#" are comment."""
    lines = (_DATA / f"{table}.tsv").read_text("utf-8").splitlines()
    cells = (line.split("\t") + [""] * 3 for line in lines if line and not line.startswith("#"))
    return tuple((a, b, c, d) for a, b, c, d, *_ in cells)


@cache
def words(name: str) -> tuple[str, ...]:
    """The closed list `name` of words.tsv, in its order."""
    return next(several(cell) for key, cell, *_ in rows("words") if key == name)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell, parted by bars."""
    return tuple(cell.split("|")) if cell else ()
