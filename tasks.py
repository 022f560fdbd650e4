"""What people do with a Dateline site: invoke --list."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from invoke import Context, Exit, task

ROOT = Path(__file__).parent


def _run(*module: str) -> int:
    """Run a Python module in the site's folder; the exit code."""
    return subprocess.run([sys.executable, "-m", *module], cwd=ROOT, check=False).returncode


def _need(*module: str) -> None:
    """Run a Python module, and end where it fails."""
    if code := _run(*module):
        raise Exit(code=code)


@task(help={"strict": "write nothing if a seed is rejected"})
def desk(_c: Context, strict: bool = False) -> None:
    """Turn the seeds in seeds/ into posts in content/."""
    _need("dateline", "desk", *["--strict"] * strict)


@task
def site(_c: Context) -> None:
    """Run the desk, then build the site in output/; exit 1 if a seed was rejected or the site refused."""
    faulty = _run("dateline", "desk")
    _need("pelican", "content")
    pages = sum(1 for _ in (ROOT / "output").rglob("index.html"))
    print(f"The site is in output/: {pages} pages and a feed. Look at it: .venv/bin/invoke serve")
    if faulty:
        raise Exit("It was built without what the desk could not use: see above.", code=1)


@task(help={"port": "where to listen"})
def serve(_c: Context, port: int = 8000) -> None:
    """Show the site on http://localhost:8000, and build it again whenever something changes."""
    from dateline.report import SiteError
    from dateline.serve import serve

    try:
        serve(ROOT, port)
    except SiteError as fault:
        raise Exit(str(fault), code=1) from fault
    except KeyboardInterrupt:
        print()


@task
def check(_c: Context) -> None:
    """Say what there is to do: content behind seeds, derived titles, hand edits, broken links and feeds."""
    _need("dateline", "check")


@task
def test(_c: Context) -> None:
    """Run the tests."""
    _need("pytest", "-n", "auto", "--cov", "--cov-report=term:skip-covered", "--cov-fail-under=95")


@task
def lint(_c: Context) -> None:
    """Check style and types."""
    _need("ruff", "check", ".")
    _need("ruff", "format", "--check", ".")
    _need("mypy")


@task(help={"stories": "how many stories the sites hold"}, positional=["stories"])
def bench(_c: Context, stories: int = 1000) -> None:
    """Build the same stories with Dateline and with stock Pelican, and print what each costs."""
    _need("benchmarks.build", str(stories))
