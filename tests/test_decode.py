from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.decode import decode
from dateline.escape import FORBIDDEN
from dateline.report import SeedError


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"plain", "plain", "utf-8"),
        ("\ufeffwith a mark".encode(), "with a mark", "utf-8"),
        ("caf\u00e9 \u2014 5 \u20ac".encode(), "caf\u00e9 \u2014 5 \u20ac", "utf-8"),
        ("caf\u00e9 \u2014 5 \u20ac".encode("cp1252"), "caf\u00e9 \u2014 5 \u20ac", "cp1252"),
        (b"one\r\ntwo\rthree\nfour\x0cfive", "one\ntwo\nthree\nfour\nfive", "utf-8"),
        ("one\u2028two\u0085three\x1ffour".encode(), "one\ntwo\nthree four", "utf-8"),
    ],
)
def test_bytes_become_the_text_they_stand_for(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding, decoded.repairs) == (text, encoding, ())


def test_forbidden_characters_are_dropped_and_counted() -> None:
    decoded = decode("a\x03b\x03c\ufffed".encode(), "a.txt")
    assert decoded.text == "abcd"
    assert decoded.repairs == ("2 × U+0003 dropped", "1 × U+FFFE dropped")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"one\ntwo\0", "a.txt:2: holds a NUL byte, so it is no text, send the text"),
        (b"one\n\n\x81\xff", "a.txt:3: is neither UTF-8 nor cp1252, save it as UTF-8"),
        (b"\xff\xd8\xff\xe0\x10JFIF\x01", "a.txt:1: is neither UTF-8 nor cp1252, save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_rejected_with_its_line(data: bytes, fault: str) -> None:
    with pytest.raises(SeedError) as caught:
        decode(data, "a.txt")
    assert str(caught.value) == fault


@given(st.binary())
def test_any_bytes_are_decoded_or_rejected_and_hold_nothing_forbidden(data: bytes) -> None:
    try:
        text = decode(data, "a.txt").text
    except SeedError:
        return
    assert not FORBIDDEN.search(text)
    assert "".join(text.splitlines()) == text.replace("\n", "")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_text_without_controls_keeps_every_character_but_line_ends(text: str) -> None:
    decoded = decode(text.encode(), "a.txt")
    expected = FORBIDDEN.sub("", text).removeprefix("\ufeff")
    assert decoded.text.replace("\n", "") == "".join(expected.splitlines())
