"""Addresses in pages: made absolute for feeds, and followed inside the site."""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterator
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

# An address in a start tag, quoted or not (HTML, 13.1.2.3: attributes); what another attribute says is none.
_OTHERS = r"""(?:[^<>"'\s]++|"[^"]*+"|'[^']*+'|\s(?!(?:href|src)\s*=))*+"""
_VALUE = r"""(?P<quote>["']?)(?P<address>(?<=["']).*?|[^\s"'<>=`]+)(?P=quote)"""
_ADDRESS = re.compile(rf"(?P<before><[a-z]{_OTHERS}\s(?:href|src)\s*=\s*){_VALUE}", re.DOTALL | re.IGNORECASE)


def absolute(markup: str, base: str) -> str:
    """`markup` with every address made absolute, as seen from the address `base`."""

    def resolved(match: re.Match[str]) -> str:
        quote = match["quote"] or '"'
        try:
            address = urljoin(base, html.unescape(match["address"]))
        except ValueError:  # no address at all; `broken` tells of it
            return match[0]
        return f"{match['before']}{quote}{html.escape(address)}{quote}"

    return _ADDRESS.sub(resolved, markup)


def addresses(markup: str) -> Iterator[tuple[int, str]]:
    """(offset, address) for every address in a page, as written."""
    for match in _ADDRESS.finditer(markup):
        yield match.start("address"), match["address"]


def broken(page: str, markup: str, site: str, files: Container[str]) -> Iterator[tuple[int, str]]:
    """(offset, address) for every address that stays inside the site and leads to no file of it.

    `page` is the page's own file, `site` the site's absolute address, `files` all its files.
    """
    folder = page.rpartition("/")[0]
    for offset, address in addresses(markup):
        file = target(address, folder, site)
        if file is not None and file not in files and f"{file}/index.html" not in files:
            yield offset, address


def target(address: str, folder: str, site: str) -> str | None:
    """The file that an address on a page in `folder` leads to; None outside the site."""
    depth = folder.count("/") + 1 if folder else 0
    if depth and address.startswith("../" * depth) and not address.startswith("../" * (depth + 1)):
        # Most addresses climb to the root, so that the pages of all stories share the rest.
        return _target(address[3 * depth :], "", site)
    return _target(address, folder, site)


@lru_cache(maxsize=1 << 12)
def _target(address: str, folder: str, site: str) -> str | None:
    try:
        url = urlsplit(urljoin(f"{site}/{folder}/" if folder else f"{site}/", html.unescape(address)))
    except ValueError:  # http://[::1/: no address at all
        return address
    home = urlsplit(site)
    inside = f"{unquote(url.path)}/".startswith(f"{home.path}/")
    if (url.scheme, url.netloc) != (home.scheme, home.netloc) or not inside:
        return None
    file = unquote(url.path)[len(home.path) + 1 :]
    return f"{file}index.html" if file.endswith("/") or not file else file
