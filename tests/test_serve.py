from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline import serve
from dateline.report import SiteError
from tests.conftest import ROOT, Site


@contextmanager
def served(output: Path) -> Iterator[str]:
    with serve.server(output, 0) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def get(url: str) -> tuple[int, str, str]:
    """(status, content type, text)."""
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_pages_and_files_come_with_their_types(published: Site) -> None:
    with served(published.output) as base:
        assert get(f"{base}/")[:2] == (200, "text/html")
        assert get(f"{base}/feed.xml")[:2] == (200, "application/xml")
        assert get(f"{base}/theme/fonts/OFL.txt")[:2] == (200, "text/plain; charset=utf-8")


@pytest.mark.parametrize("address", ["/no", "/no/", "/2020", "/theme/", "/../pelicanconf.py", "/archive/index", "/%00"])
def test_a_missing_page_is_a_real_404_with_our_page(published: Site, address: str) -> None:
    with served(published.output) as base:
        status, _, text = get(base + address)
    if address == "/2020":  # a folder without its slash leads to the page, as on any static host
        assert (status, "<h1>2020</h1>" in text) == (200, True)
    else:
        assert (status, "There is no page at this address" in text) == (404, True)


def test_a_head_request_for_a_missing_page_has_no_body(published: Site) -> None:
    with served(published.output) as base, pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(urllib.request.Request(f"{base}/no/", method="HEAD"))
    with caught.value as error:
        assert (error.code, error.read()) == (404, b"")


@pytest.mark.slow
def test_a_change_is_built_and_a_fault_leaves_the_last_good_site(
    site: Site, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    stop, told = threading.Event(), ""
    server = threading.Thread(target=serve.serve, args=(site.root, 0, stop))
    server.start()

    def wait_for(text: str) -> None:
        nonlocal told
        for _ in range(300):
            told += "".join(capfd.readouterr())
            if text in told:
                return
            time.sleep(0.1)
        raise AssertionError(f"{text!r} was not told: {told}")

    try:
        wait_for("shows the site")
        told = ""
        site.seed("a.txt", decisions='title = "Harbour closes"')
        wait_for("\nbuilt\n")
        assert "Harbour closes" in site.page("2021/05/03/harbour-closes")
        told = ""
        (site.root / "theme/templates/article.html").write_text("{% if %}")
        wait_for("not built: the last good site is shown")
        assert "TemplateSyntaxError" in told
        told = ""
        replacement = site.write("new.py", (site.root / "pelicanconf.py").read_text() + "# changed\n")
        replacement.replace(site.root / "pelicanconf.py")  # as editors save
        wait_for("changed: pelicanconf.py")
        assert "Harbour closes" in site.page("2021/05/03/harbour-closes")
    finally:
        stop.set()
        server.join()


def test_a_port_that_is_taken_is_told(published: Site) -> None:
    with served(published.output) as base, pytest.raises(SiteError, match="cannot be used") as caught:
        serve.server(published.output, int(base.rpartition(":")[2]))
    assert "invoke serve --port" in str(caught.value)


@pytest.mark.slow
def test_a_change_made_while_the_site_is_built_is_not_lost(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[bool] = []
    stop = threading.Event()

    def build(root: Path) -> str:
        built.append((root / "seeds" / "a.txt").exists())
        if len(built) == 1:
            site.seed("a.txt")
        else:
            stop.set()
        return "built"

    monkeypatch.setattr(serve, "build", build)
    serve.serve(site.root, 0, stop)
    assert built == [False, True]
