"""python -m dateline desk | inspect | check, in the folder of a site."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from dateline import clock
from dateline.desk import run, seeds
from dateline.desk.inspect import expand, inspect
from dateline.desk.ledger import Ledger, require_content
from dateline.report import Balance, DatelineError


def desk(options: argparse.Namespace) -> int:
    """seeds/ to content/."""
    root = Path.cwd()
    require_content(root / "content")
    now = clock.now(root)
    ledger = Ledger(root / "content")
    known = run.survey(root / "seeds")
    faulty = False
    for other in seeds.others_in_folder(root / "seeds"):
        faulty |= other.file.endswith(".toml")
        print(f"seeds/{other}", file=sys.stderr)
    faulty |= any(seed.problems for seed in known)
    balance = Balance()
    for result in run.work(known, ledger, now):
        setattr(balance, result.fate, getattr(balance, result.fate) + 1)
        if result.lines:
            print(*result.lines, sep="\n", file=sys.stderr if result.fate == "rejected" else sys.stdout)
        if result.post and not (options.strict and faulty):
            ledger.write(result.post, seeds.read(root / "seeds" / result.name))
            print(f"content/{result.post.path}.md: written")
    if options.strict and faulty:
        print("nothing was written: --strict", file=sys.stderr)
    print(*run.without_seed(known, ledger), balance, sep="\n")
    return int(faulty)


def inspect_paths(options: argparse.Namespace) -> int:
    """One JSON object a line."""
    ledger = Ledger(Path.cwd() / "content")
    unreadable = [path for path in options.paths if not path.exists()]
    for path in unreadable:
        print(f"{path}:1: is not there, name a seed or a folder of seeds", file=sys.stderr)
    for path in expand(path for path in options.paths if path not in unreadable):
        print(json.dumps(inspect(path, ledger), ensure_ascii=False, indent=2 if options.pretty else None))
    return int(bool(unreadable))


def check(_options: argparse.Namespace) -> int:
    """What there is to do."""
    from dateline.check import check  # needs the press, and so Pelican: the other commands start faster without

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
    try:
        return int(options.action(options))
    except DatelineError as fault:
        print(fault, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
