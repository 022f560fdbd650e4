"""Build the same stories with Dateline and with stock Pelican, and print what each costs.

python -m benchmarks.build [stories] [rounds]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

from benchmarks.sites import DATELINE, DEFAULTS, LEAN, Site, empty

AGAIN = "Dateline, nothing changed"
HEADS = ("CPU s", "wall s", "memory MB", "output MB", "files")


@dataclass(frozen=True)
class Cost:
    """What a build took, and what it left."""

    cpu: float  #: seconds, user and system, children included
    wall: float  #: seconds
    memory: float  #: peak of resident memory, MB
    size: float  #: of the output, MB
    files: float  #: in the output


def build(folder: Path) -> Cost:
    """Run Pelican in a site's folder. Raises SystemExit with its last lines if it fails."""
    log = folder / "log"
    began = time.perf_counter()
    with log.open("wb") as out:
        command = [sys.executable, "-m", "pelican", "content"]
        child = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        last = "\n".join(log.read_text("utf-8", "replace").splitlines()[-20:])
        raise SystemExit(f"{folder.name}: pelican ended with {child.returncode}\n{last}")
    sizes = [path.stat().st_size for path in (folder / "output").rglob("*") if path.is_file()]
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024 / 1e6, sum(sizes) / 1e6, len(sizes))


def measure(folder: Path, count: int, rounds: int) -> dict[str, Cost]:
    """The median cost of each site; they take turns, so that a busy machine is as bad for one as for another."""
    sites = (DEFAULTS, LEAN, DATELINE)
    for site in sites:
        site.make(folder / site.name, count)
    costs: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(rounds):
        for site in sites:
            empty(folder / site.name)
            costs[site.name].append(build(folder / site.name))
        costs[AGAIN].append(build(folder / DATELINE.name))
    for site in sites:
        require_pages(site, folder / site.name, count)
    return {name: Cost(*map(median, zip(*map(astuple, some), strict=True))) for name, some in costs.items()}


def require_pages(site: Site, folder: Path, count: int) -> None:
    """Raises SystemExit if a story has no page."""
    pages = site.pages(folder, count)
    if pages != count:
        last = "\n".join((folder / "log").read_text("utf-8", "replace").splitlines()[-20:])
        raise SystemExit(f"{site.name}: {pages} pages for {count} stories\n{last}")


def row(name: str, *cells: str) -> str:
    """A line of the table."""
    return f"{name:<28}" + "".join(f"{cell:>11}" for cell in cells)


def table(costs: dict[str, Cost]) -> str:
    """The costs, and Dateline's as a part of the others'."""
    lines = [row("", *HEADS)]
    for name, cost in costs.items():
        seconds = (f"{cost.cpu:.2f}", f"{cost.wall:.2f}")
        lines.append(row(name, *seconds, f"{cost.memory:.0f}", f"{cost.size:.1f}", f"{cost.files:,.0f}"))
    for other in (DEFAULTS, LEAN):
        pairs = zip(astuple(costs[DATELINE.name]), astuple(costs[other.name]), strict=True)
        lines.append(row(f"Dateline / {other.name}", *(f"{ours / theirs:.2f}" for ours, theirs in pairs)))
    return "\n".join(lines)


def main(count: int = 1000, rounds: int | None = None) -> None:
    """Measure and print."""
    rounds = rounds or (3 if count <= 2000 else 1)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        costs = measure(Path(name), count, rounds)
    print(f"{count:,} stories, {rounds} round{'s' * (rounds > 1)}, median; {os.cpu_count()} cores")
    print(table(costs))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
