"""The site in a real browser."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from dateline import serve
from tests.conftest import Site, make_site

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "article": "2020/02/27/syrian-opposition-fighters-retake-saraqeb-cutting-the-damascus-aleppo-highway/",
    "hand-written": "2021/05/03/by-hand/",
    "tag": "tags/syria/",
    "tags": "tags/",
    "archive": "archive/",
    "year": "2020/",
    "month": "2020/02/",
    "day": "2020/02/27/",
    "about": "about/",
    "404": "no/such/page/",
}
# PAGE.md's policy: no script runs and nothing is fetched from elsewhere.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'"
BY_HAND = """\
Title: By hand
Date: 2021-05-03 10:00
Tags: Syria, Ports

## A heading

A paragraph with `code`, a [link]({filename}/pages/about.md) and a footnote.[^1]

* a list
* of two

| a | table |
|---|-------|
| 1 | 2     |

> A quotation.

    a block of code that is much longer than the narrowest screen that anybody has ever held in a hand

[^1]: The footnote.
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None and not os.environ.get("CI"):
        pytest.skip("needs Chromium: sudo apt install chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield started
        started.close()


class Strict(serve.Handler):
    """A host that sends a strict policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory, published: Site) -> Iterator[str]:
    """The address of the published article's site, with a hand-written post beside it."""
    site = make_site(tmp_path_factory.mktemp("browser") / "site")
    shutil.copytree(published.content, site.content, dirs_exist_ok=True)
    site.write("content/by-hand.md", BY_HAND)
    done = site.pelican()
    assert done.returncode == 0, done.stderr
    with serve.server(site.output, 0, Strict) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/"
        httpd.shutdown()


def open_page(browser: Browser, url: str, **options: object) -> Page:
    """A page in a fresh context that fails the test on any console message or request to elsewhere."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(10_000)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith(url[:17]) else None)
    page.goto(url)
    own = ["Failed to load resource: the server responded with a status of 404 (Not Found)"] * url.endswith(
        PAGES["404"]
    )
    assert told == own
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(browser: Browser, base: str, kind: str, scheme: str) -> None:
    # axe itself is a script, which the policy forbids to the page
    page = open_page(browser, base + PAGES[kind], color_scheme=scheme, bypass_csp=True)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, base: str, kind: str) -> None:
    page = open_page(browser, base + PAGES[kind], viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


def test_a_reader_without_scripts_gets_from_home_to_article_to_tag_and_back(browser: Browser, base: str) -> None:
    page = open_page(browser, base, java_script_enabled=False)
    page.get_by_role("link", name="Syrian opposition fighters retake Saraqeb").click()
    assert page.url == base + PAGES["article"]
    assert "ran away like rats" in page.inner_text(".dispatch")
    page.get_by_role("navigation", name="Topics").get_by_role("link", name="Idlib").click()
    assert page.url == f"{base}tags/idlib/"
    page.go_back()
    assert page.url == base + PAGES["article"]
    page.get_by_role("link", name="Dateline", exact=True).click()
    assert page.url == base
    page.context.close()


def test_the_first_tab_stop_skips_to_the_text(browser: Browser, base: str) -> None:
    page = open_page(browser, base + PAGES["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_readers_colour_scheme_is_followed(browser: Browser, base: str, scheme: str) -> None:
    page = open_page(browser, base, color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    red = int(ground.removeprefix("rgb(").split(",")[0])
    assert (red > 200) == (scheme == "light")
    page.context.close()


def test_the_article_prints_on_one_page_without_navigation(browser: Browser, base: str) -> None:
    page = open_page(browser, base + PAGES["article"])
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Main").is_visible()
    assert page.get_by_text(PAGES["article"]).last.is_visible()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.context.close()
