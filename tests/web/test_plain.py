"""Text stays text: in labels that Streamlit reads as Markdown, and in the HTML that the pages are made of."""

from __future__ import annotations

import html
import re

import pytest

from advisor.web.markup import link, tag, typed
from advisor.web.plain import JOINER, label, visible

HOSTILE = [
    "*bold* _it_ **b** ~~gone~~ `code`",
    "# heading",
    "1. list",
    "- list",
    "> quote",
    "| a | b |",
    "[link](javascript:alert(1)) ![image](https://example.org/x.png)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "&lt;b&gt; &#60;b&#62;",
    "$x^2$ and $$y$$ and \\(z\\)",
    ":red[danger] :blue-background[b] :small[s] :color[c]{foreground='red'}",
    ":material/delete: :streamlit: :smile: :+1: :-1:",
    "www.example.org http://example.org HTTPS://EXAMPLE.org me@example.org",
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "C:\\path\\*",
    "```\nfence\n```",
    "    indented",
    "\\*escaped\\*",
    "[^1] [x]: http://example.org",
    "张三的公司 喆 😀",
]


def as_read(shown: str) -> str:
    """The text that Markdown reads out of a label."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_reads_as_the_text_and_escapes_every_sign_that_means_something(text: str) -> None:
    shown = label(text)
    assert as_read(shown).replace(JOINER, "") == " ".join(text.split())
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>&$~|]", shown)
    assert not re.match(r"[#+=-]|\d+[.)]", shown)
    assert not re.search(r":[\w:]", shown, re.ASCII)


def test_a_label_leaves_plain_words_alone_for_those_who_hear_it() -> None:
    said = 'In how many weeks (at most) must it be live? Don\'t know: 10–20, 50%; "soon".'
    assert label(said) == said


# What Streamlit's page looks for in the text after the Markdown is read: codes, addresses, arrows.
LIVE = {
    "emoji": r":\+1:|:-1:|:[\w-]+:",
    "icon": r":material[_/](\w+):",
    "web address": r"(https?://|www(?=\.))([-.\w]+)",
    "mail address": r"[-.\w+]+@[-\w]+(?:\.[-\w]+)+",
    "arrow": r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)",
}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("live", LIVE.values(), ids=LIVE)
def test_nothing_in_a_label_comes_alive_after_the_markdown_is_read(text: str, live: str) -> None:
    assert not re.search(live, as_read(label(text)), re.IGNORECASE | re.ASCII)


def test_a_label_is_one_line_without_signs_that_nobody_sees() -> None:
    assert label("a\n\nb\tc\u202ed\u2066\x00\x1b") == "a b cd"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_a_tag_is_never_markup(text: str) -> None:
    shown = tag("p", text, title=text)
    assert shown.count("<") == 2
    assert html.unescape(shown[shown.index(">") + 1 : -len("</p>")]) == text


def test_typed_text_keeps_its_lines_and_loses_changes_of_direction() -> None:
    assert typed("a\nb\u202e<i>") == '<bdi class="typed">a\nb&lt;i&gt;</bdi>'
    assert visible("a\u202eb") == "ab"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org", "x"])
def test_only_web_addresses_become_links(address: str) -> None:
    assert link(address, address) == f"<span>{html.escape(address)}</span>"
    assert 'href="https://example.org/"' in link("https://example.org/", "there")
