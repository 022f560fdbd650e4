"""python -m dateline desk | inspect | check, in the folder of a site."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from dateline import clock
from dateline.desk import run, seeds
from dateline.desk.inspect import expand, inspect
from dateline.desk.ledger import Ledger, require_content
from dateline.files import alone
from dateline.report import Balance, DatelineError, SeedError


def desk(options: argparse.Namespace) -> int:
    """seeds/ to content/, one run at a time."""
    with alone(Path.cwd() / ".desk.lock"):
        return _desk(Path.cwd(), options)


def _desk(root: Path, options: argparse.Namespace) -> int:
    require_content(root / "content")
    now, ledger = clock.now(root), Ledger(root / "content")
    others = list(seeds.others_in_folder(root / "seeds"))
    _tell((f"seeds/{other}" for other in others), sys.stderr)
    known = run.survey(root / "seeds")
    results: Iterable[run.Result] = run.work(known, ledger, now)
    is_faulty, fates = any(other.file.endswith(".toml") for other in others), Counter[str]()
    if options.strict:
        results = list(results)
        is_faulty |= any(result.fate == "rejected" for result in results)
    for result in results:
        fates[result.fate] += 1
        _tell(result.lines, sys.stderr if result.fate == "rejected" else sys.stdout)
        if result.post and not (options.strict and is_faulty):
            ledger.write(result.post, result.data)
            print(f"content/{result.post.path}.md: written")
    if options.strict and is_faulty:
        print("nothing was written: --strict", file=sys.stderr)
    _tell(run.without_seed(known, ledger), sys.stdout)
    print(Balance(**fates))
    return int(is_faulty or fates["rejected"] > 0)


def _tell(lines: Iterable[str], where: TextIO) -> None:
    for line in lines:
        print(line, file=where)


def inspect_paths(options: argparse.Namespace) -> int:
    """One JSON object a line."""
    ledger = Ledger(Path.cwd() / "content")
    code = 0
    for path in expand(options.paths):
        if not os.access(path, os.R_OK):
            print(SeedError(path, 1, "cannot be read", "name a seed or a folder of seeds"), file=sys.stderr)
            code = 1
        if path.exists():
            print(json.dumps(inspect(path, ledger), ensure_ascii=False, indent=2 if options.pretty else None))
    return code


def check(_options: argparse.Namespace) -> int:
    """What there is to do."""
    from dateline.check import check  # needs the press, and so Pelican

    root = Path.cwd()
    lines = list(check(root, clock.now(root)))
    print(*lines, sep="\n", end="\n" if lines else "")
    print(f"{len(lines)} to do" if lines else "nothing to do")
    return int(bool(lines))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dateline", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="desk | inspect | check")

    def add(name: str, action: object, about: str, example: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about, epilog=f"Example: {example}")
        command.set_defaults(action=action)
        return command

    about = "Turn every seed in seeds/ into a post in content/. Exit 1 if one is rejected."
    command = add("desk", desk, about, "python -m dateline desk --strict")
    command.add_argument("--strict", action="store_true", help="write nothing if a seed is rejected")
    about = "Print what the desk understands of seeds, one JSON object a line. Writes nothing."
    command = add("inspect", inspect_paths, about, "python -m dateline inspect --pretty seeds/")
    command.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="a seed, or a folder of seeds")
    command.add_argument("--pretty", action="store_true", help="for people: several lines an object")
    about = "Say what there is to do, over seeds/, content/ and output/. Exit 1 if anything is. Writes nothing."
    add("check", check, about, "python -m dateline check")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # what a dispatch says, whatever the machine's locale
    try:
        code = int(options.action(options))
        sys.stdout.flush()
    except DatelineError as fault:
        print(fault, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read the output has seen enough; nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as e:
        print(
            DatelineError(e.filename or "?", 1, f"cannot be used ({e.strerror})", "see to it that it can"),
            file=sys.stderr,
        )
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
