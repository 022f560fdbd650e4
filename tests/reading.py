"""What a reader sees of a page: the words of an element."""

from __future__ import annotations

from html.parser import HTMLParser


class _Words(HTMLParser):
    """Collects the text inside the element with a class; a block's end parts words."""

    def __init__(self, css_class: str) -> None:
        super().__init__()
        self.css_class, self.depth, self.text = css_class, 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag not in {"br", "img", "wbr", "hr"}:
            self.depth += bool(self.depth) or self.css_class in classes

    def handle_endtag(self, tag: str) -> None:
        self.depth -= bool(self.depth)
        if tag == "p":
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data


def words(html: str, css_class: str = "dispatch") -> list[str]:
    """The visible words of the element with this class."""
    parser = _Words(css_class)
    parser.feed(html)
    parser.close()
    return parser.text.split()
