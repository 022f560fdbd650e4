"""What people do with a Dateline site: invoke --list."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke import Context, Exit, task

ROOT = Path(__file__).parent
DATELINE = f'"{sys.executable}" -m dateline'
PELICAN = f'"{sys.executable}" -m pelican content'
TOOLS = f'"{sys.executable}" -m'


def _run(c: Context, command: str, *, check: bool = True) -> int:
    """Run a command in the site's folder, as if typed; the exit code."""
    with c.cd(str(ROOT)):
        result = c.run(command, warn=True, in_stream=False)
    code = result.exited if result else 1
    if check and code:
        raise Exit(code=code)
    return code


@task(help={"strict": "write nothing if a seed is rejected"})
def desk(c: Context, strict: bool = False) -> None:
    """Turn the seeds in seeds/ into posts in content/."""
    _run(c, f"{DATELINE} desk" + " --strict" * strict)


@task
def site(c: Context) -> None:
    """Run the desk, then build the site in output/; exit 1 if a seed was rejected or the site refused."""
    rejected = _run(c, f"{DATELINE} desk", check=False)
    _run(c, PELICAN)
    pages = sum(1 for _ in (ROOT / "output").rglob("index.html"))
    print(f"The site is in output/: {pages} pages and a feed. Look at it: .venv/bin/invoke serve")
    if rejected:
        raise Exit("Built without the seeds that were rejected above.", code=1)


@task(help={"port": "where to listen"})
def serve(_c: Context, port: int = 8000) -> None:
    """Show the site on http://localhost:8000, and build it again whenever something changes."""
    from dateline.serve import serve

    serve(ROOT, port)


@task
def check(c: Context) -> None:
    """Say what there is to do: content behind seeds, derived titles, hand edits, broken links and feeds."""
    _run(c, f"{DATELINE} check")


@task
def test(c: Context) -> None:
    """Run the tests."""
    _run(c, f"{TOOLS} pytest -n auto --cov --cov-report=term:skip-covered --cov-fail-under=95")


@task
def lint(c: Context) -> None:
    """Check style and types."""
    _run(c, f"{TOOLS} ruff check .")
    _run(c, f"{TOOLS} ruff format --check .")
    _run(c, f"{TOOLS} mypy")


@task(help={"stories": "how many stories the sites hold"}, positional=["stories"])
def bench(c: Context, stories: int = 1000) -> None:
    """Build the same stories with Dateline and with stock Pelican, and print what each costs."""
    _run(c, f"{TOOLS} benchmarks.build {stories}")
