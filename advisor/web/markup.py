"""HTML built from parts. A string is always text; only what `tag` returns is markup, so no text can ever become any."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import streamlit as st

from advisor.web.plain import visible


class Markup(str):
    """HTML that `tag` has made."""

    __slots__ = ()


Content = str | Markup | None
EMPTY = Markup()
_PLACE = re.compile(r"\{(\w+)\}")
_VOID = frozenset({"br", "col", "hr", "img"})


def tag(name: str, *content: Content, **attributes: str | int | bool | None) -> Markup:
    """An element. In an attribute's name a last underscore is dropped, others become hyphens; None and False drop it.

    >>> tag("p", "1 < 2", class_="note")
    '<p class="note">1 &lt; 2</p>'
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{joined(content)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(visible(str(value)))}"'


def joined(content: Iterable[Content], *, by: str = "") -> Markup:
    """The parts one after the other; what is not markup is escaped."""
    return Markup(by.join(_part(part) for part in content if part is not None))


def _part(part: str) -> str:
    return part if isinstance(part, Markup) else html.escape(visible(part))


def filled(sentence: str, **parts: Content) -> Markup:
    """A sentence with a part in place of each `{name}`, for what `say` cannot fill in: it says text, and no markup.

    Raises KeyError where a part is missing.

    >>> filled("From {whom}.", whom=tag("em", "A & B"))
    'From <em>A &amp; B</em>.'
    """
    pieces = enumerate(_PLACE.split(sentence))
    return joined(parts[piece] if place % 2 else piece for place, piece in pieces)


def typed(text: str) -> Markup:
    """Text somebody typed: shown as it is, in its own direction, line breaks kept."""
    return tag("bdi", text, class_="typed")


def link(address: str, text: str) -> Markup:
    """A link to a web address that opens in a tab of its own; anything but http and https stays text."""
    if urlsplit(address).scheme not in ("http", "https"):
        return tag("span", text)
    return tag("a", text, href=address, target="_blank", rel="noopener noreferrer")


def table(
    head: Sequence[Content],
    rows: Iterable[Sequence[Content]],
    *,
    name: str,
    numbers: Iterable[int] = (),
    widths: Sequence[int] = (),
    class_: str = "",
) -> Markup:
    """A table named for screen readers, in a frame that scrolls sideways.

    `numbers` are the places of columns of numbers, `widths` the shares of the columns in per cent.
    """
    right = frozenset(numbers)

    def cell(kind: str, place: int, content: Content) -> Markup:
        kind = kind if content else "td"  # a head without words is none
        return tag(kind, content, class_="number" if place in right else None, scope="col" if kind == "th" else None)

    columns = tag("colgroup", *(tag("col", style=f"width:{share}%") for share in widths)) if widths else None
    top = tag("thead", tag("tr", *(cell("th", place, content) for place, content in enumerate(head))))
    body = tag(
        "tbody", *(tag("tr", *(cell("td", place, content) for place, content in enumerate(row))) for row in rows)
    )
    return tag(
        "div",
        tag("table", columns, top, body),
        class_=f"table {class_}".strip(),
        role="region",
        aria_label=name,
        tabindex=0,
    )


def bullets(members: Iterable[Content], *, class_: str | None = None) -> Markup:
    """A list with bullets; nothing where there is nothing to list."""
    rows = [tag("li", member) for member in members]
    return tag("ul", *rows, class_=class_) if rows else EMPTY


def more(summary: Content, *content: Content, open_: bool = False) -> Markup:
    """A part that is folded until it is asked for."""
    return tag("details", tag("summary", summary), tag("div", *content, class_="folded"), open=open_)


def show(*content: Content) -> None:
    """Put the parts on the page; nothing where they are all empty."""
    body = joined(content)
    if body:
        st.html(body)
