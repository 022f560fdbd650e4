"""Shows the site while it is made: builds again when something changes, and always serves the last good one."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from dateline.report import SiteError

_COMMANDS = (("dateline", "desk"), ("pelican", "content"))
_WATCHED = ("seeds", "content", "theme", "dateline", "pelicanconf.py")
_PAUSE = 1.0  # seconds between two looks at the files


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the site as a static host would send them, with its own 404 page."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".xml": "application/xml",
        ".woff2": "font/woff2",
        ".txt": "text/plain; charset=utf-8",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A missing page is answered with 404.html."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_head(self) -> Any:
        """An address that no file can have is missing, too."""
        try:
            return super().send_head()
        except ValueError:
            return self.send_error(HTTPStatus.NOT_FOUND)

    def list_directory(self, path: Any) -> None:
        """No listings: what has no page is not there."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Requests are no news."""


class Server(http.server.ThreadingHTTPServer):
    """Many requests at a time."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def build(root: Path) -> str:
    """Run desk and Pelican, which print what is wrong themselves. What there is to see now, in words."""
    desk, site = (subprocess.run([sys.executable, "-m", *c], cwd=root, check=False).returncode for c in _COMMANDS)
    if site:
        return "not built: the last good site is shown"
    return "built without what the desk could not use" if desk else "built"


def server(output: Path, port: int, handler: type[Handler] = Handler) -> Server:
    """An HTTP server for `output` on this machine; port 0 takes a free one. Raises SiteError if it is taken."""
    try:
        return Server(("127.0.0.1", port), partial(handler, directory=str(output)))
    except OSError as e:
        remedy = "end the other program or take another: invoke serve --port 8001"
        raise SiteError("serve", 1, f"port {port} cannot be used ({e.strerror})", remedy) from e


def serve(root: Path, port: int, stop: threading.Event | None = None) -> None:
    """Build and serve until `stop` is set, or Ctrl-C."""
    stop = stop or threading.Event()
    with server(root / "output", port) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        seen = snapshot(root)
        print(build(root))
        print(f"http://localhost:{httpd.server_port} shows the site. Ctrl-C ends it.", flush=True)
        while not stop.wait(_PAUSE):
            now = snapshot(root)
            changed = sorted({path.relative_to(root).as_posix() for path, _ in now ^ seen})
            if changed:
                print("changed:", *changed, flush=True)
                print(build(root), flush=True)
            seen = now
        httpd.shutdown()


def snapshot(root: Path) -> set[tuple[Path, tuple[int, int]]]:
    """Every file that a site is made of, with its time and size. Asked for again and again: a watcher of the
    operating system's would lose files that editors replace, and runs out of watches on a large archive."""
    found = set()
    for name in _WATCHED:
        path = root / name
        for file in [path, *path.rglob("*")] if path.is_dir() else [path]:
            with suppress(FileNotFoundError):  # gone since it was listed
                state = file.stat()
                if "__pycache__" not in file.parts and not file.is_dir():
                    found.add((file, (state.st_mtime_ns, state.st_size)))
    return found
