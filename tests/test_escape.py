from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markupsafe import Markup

from dateline.escape import FORBIDDEN, to_markdown, to_text

WIRE_LINES = """\
1986. It was a good year
1986.
7. The seventh
    four leading blanks
- 30 -
-30-
---
***
* * *
___
===
# 1 in the charts
#hashtag
[1]: http://example.org/
[^1]: a footnote
*[AP]: Associated Press
[AP]: nothing
: a definition
:   a definition
~~~
```
> a quote
>quote
+ plus
+1 for that
<Reuters>
<script>alert(1)</script>
<http://example.org/>
<!-- a comment -->
</div>
AT&T and R&D
&lt; &amp; &copy; &#58; &#x3a; &nosuch; &
snake_case and _emphasis_ and __strong__
*emphasis* and **strong** and 2*3*4
a `code` and ``more``
![image](x.png) and [link](x.html)
[sic] and [AP] and [x][y]
back\\slash \\* \\_ \\\\
{: .class #id } and {filename}x.md and {{ jinja }} {% if %}
|filename|x.md and | a | table |
Title: not a metadata line
Key: value
http://example.org/ and www.example.org and a@example.org
"quotes" and 'apostrophes' and -- dashes --- ...
H~2~O and x^2^ and ==mark== ++ins++ ~~del~~
Fußball, naïve, שלום, 你好, 🎉, é
a\u00a0b\u2009c\u200bd
\\
""".splitlines()

#: Any paragraph the desk can hand over: no line breaks, no forbidden characters, no blanks at its ends.
paragraphs = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
    .map(lambda text: FORBIDDEN.sub("", " ".join(text.splitlines())).strip())
    .filter(bool)
)
#: The same, made mostly of what means something to Markdown or HTML.
markup = (
    st.lists(
        st.sampled_from([*"\\`*_{}[]()<>#+-.!|~^=:&;'\"1a \t", "&lt", "&#58", "http://", "<b>", "]: ", "- ", "1. "])
    )
    .map(lambda pieces: "".join(pieces).strip())
    .filter(bool)
)


def visible(text: str) -> str:
    """The visible text of a lone paragraph, as Python-Markdown with all of its extras renders it."""
    html = Markdown(extensions=["extra", "meta", "codehilite"]).convert(f"Title: x\n\n{to_markdown(text)}\n")
    assert re.fullmatch(r"<p>[^<]*</p>", html), html
    return str(Markup(html).striptags())


@pytest.mark.parametrize("line", WIRE_LINES)
def test_a_wire_line_survives_markdown_word_for_word(line: str) -> None:
    assert visible(line.strip()).split() == line.split()


@given(paragraphs | markup)
def test_any_paragraph_survives_markdown_word_for_word(text: str) -> None:
    assert visible(text).split() == text.split()


@given(paragraphs | markup)
def test_unescaping_is_the_inverse_of_escaping(text: str) -> None:
    assert to_text(to_markdown(text)) == text


@given(st.lists(paragraphs | markup, min_size=2, max_size=6))
def test_paragraphs_do_not_change_each_other(texts: list[str]) -> None:
    source = "\n\n".join(map(to_markdown, texts))
    html = Markdown(extensions=["extra", "codehilite"]).convert(source)
    assert [Markup(p).striptags().split() for p in html.split("\n<p>")] == [text.split() for text in texts]


@pytest.mark.parametrize(
    "prose",
    [
        "BEIRUT (AP) — Fighters on Thursday retook a town (pop. 30,000) – at 7:30 a.m., said the ministry’s M5 desk.",
        "“We can’t,” she said; costs rose 3.5% to $1.2 million (£900,000) - or more! See http://example.org/a-b?",
        "AT&T, R&D and Johnson & Johnson fell 2-3% in 1998. Mr. O'Neill's co-author didn't say why...",
    ],
)
def test_ordinary_prose_looks_the_same_in_the_file(prose: str) -> None:
    assert to_markdown(prose) == prose
