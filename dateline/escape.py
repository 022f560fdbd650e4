"""Plain text to Markdown and back: what a reader sees is the text, character for character.

The one place where seed text is escaped. Ordinary prose comes out looking as it went in.
"""

from __future__ import annotations

import re

#: Characters that XML 1.0 (2.2) or HTML (13.2.3.5) forbids controls and noncharacters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)

# CommonMark 2.4 and Python-Markdown's ESCAPED_CHARS. Brackets, emphasis and code need their opening
# mark only; "<" and "&" are entities, since a backslash does not keep HTML away.
_INLINE = re.compile(r"[\\`*_\[{<]|&(?=#|\w+;)")
# What makes a block only at the start of a line: quote, heading, list, rule, fence, definition, ordered list.
_OPENING = re.compile(r"^(?:[>#+~:=-]|\d+\.(?=\s|$))")
_ENTITIES = {"<": "&lt;", "&": "&amp;", "~": "&#126;", ":": "&#58;", "=": "&#61;"}
_CHARACTERS = {entity: character for character, entity in _ENTITIES.items()}
_ESCAPED = re.compile(r"\\(.)|&(?:lt|amp|#126|#58|#61);")


def _mark(match: re.Match[str]) -> str:
    text = match[0]
    return _ENTITIES.get(text) or f"{text[:-1]}\\{text[-1]}"


def to_markdown(text: str) -> str:
    """One paragraph of plain text as Markdown. `text` holds no line break and no blank at its ends."""
    return _OPENING.sub(_mark, _INLINE.sub(_mark, text))


def to_text(markdown: str) -> str:
    """The inverse of `to_markdown`."""
    return _ESCAPED.sub(lambda match: match[1] or _CHARACTERS[match[0]], markdown)
