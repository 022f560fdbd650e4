"""A site of its own for a test: our theme and library, the test's seeds and content, the real commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_2f9bc439d1312d8a.txt"
STORY = "OSLO (AP) — The harbour was closed on Monday.\n\nIt will open again in spring, the port said.\n"

settings.register_profile("dateline", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("dateline")


@dataclass(frozen=True)
class Site:
    """A folder with pelicanconf.py and theme/."""

    root: Path  #: the folder

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def content(self) -> Path:
        return self.root / "content"

    def seed(
        self, name: str, text: str | bytes = STORY, decisions: str | None = None, date: str = "2021-05-03"
    ) -> Path:
        """Write a seed, with a date line unless the text is bytes, and the editor's file beside it."""
        data = text if isinstance(text, bytes) else f" date {date} {text}".encode()
        path = self.root / "seeds" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        if decisions is not None:
            path.with_suffix(".toml").write_text(decisions, "utf-8")
        return path

    def write(self, file: str, text: str) -> Path:
        """Write a file, below the site's folder."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module in the site's folder."""
        variables = {key: value for key, value in os.environ.items() if key not in {"SITEURL", "SOURCE_DATE_EPOCH"}}
        environment = variables | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"} | environment
        command = (sys.executable, "-m", *command)
        return subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    def desk(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run("dateline", "desk", *options, **environment)

    def pelican(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run("pelican", "content", *options, **environment)

    def build(self, **environment: str) -> None:
        """Desk and Pelican; both must succeed."""
        for done in (self.desk(**environment), self.pelican(**environment)):
            assert done.returncode == 0, done.stdout + done.stderr

    def page(self, address: str) -> str:
        return (self.output / address / "index.html").read_text("utf-8")

    def files(self, folder: str = "output") -> dict[str, bytes]:
        """Every file below a folder, with its bytes."""
        root = self.root / folder
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def make_site(root: Path) -> Site:
    """A site without stories."""
    root.mkdir(exist_ok=True)
    shutil.copy(ROOT / "pelicanconf.py", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.copytree(ROOT / "content" / "pages", root / "content" / "pages")
    (root / "seeds").mkdir()
    return Site(root)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return make_site(tmp_path / "site")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of this repository's own seed, built once. Not to be changed."""
    site = make_site(tmp_path_factory.mktemp("published") / "site")
    shutil.copy(SEED, site.root / "seeds")
    shutil.copy(SEED.with_suffix(".toml"), site.root / "seeds")
    site.build()
    return site
