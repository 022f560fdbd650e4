"""Shows the site while it is made: builds again when something changes, and always serves the last good one."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from watchfiles import watch

_COMMANDS = (("dateline", "desk"), ("pelican", "content"))
_WATCHED = ("seeds", "content", "theme", "dateline", "pelicanconf.py", "tags.toml")


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

    def list_directory(self, path: Any) -> None:
        """No listings: what has no page is not there."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Requests are no news."""


def build(root: Path) -> bool:
    """Run desk and Pelican, which print what is wrong themselves. True if all went well."""
    codes = [
        subprocess.run([sys.executable, "-m", *command], cwd=root, check=False).returncode for command in _COMMANDS
    ]
    return not any(codes)


def server(output: Path, port: int, handler: type[Handler] = Handler) -> http.server.ThreadingHTTPServer:
    """An HTTP server for `output` on this machine; port 0 takes a free one."""
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(output)))


def serve(root: Path, port: int, stop: threading.Event | None = None) -> None:
    """Build and serve until `stop` is set, or Ctrl-C."""
    with server(root / "output", port) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        build(root)
        print(f"http://localhost:{httpd.server_port} shows the site. Ctrl-C ends it.", flush=True)
        watched = [path for name in _WATCHED if (path := root / name).exists()]
        for changes in watch(*watched, stop_event=stop, raise_interrupt=False):
            print("changed:", *sorted(Path(file).relative_to(root).as_posix() for _, file in changes), flush=True)
            print("built" if build(root) else "not all well: the last good site is shown", flush=True)
        httpd.shutdown()
