"""Writing files: whole, and one run at a time."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.report import SiteError


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink()
        raise


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold `lock`, a file that stays. Raises SiteError if another run does."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as e:
            raise SiteError(lock, 1, "is held by another run", "wait until that has ended") from e
        yield


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
