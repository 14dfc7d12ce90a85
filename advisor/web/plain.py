"""Text that stays text where Streamlit would read Markdown: labels, captions, help, titles."""

from __future__ import annotations

import re
import unicodedata

JOINER = "\u2060"  # takes no room and is not drawn; it parts signs that would mean something together

_SIGN = re.compile(r"[\\`*_\[\]<>&$~|]|^(?:[#+=-]|\d+(?=[.)]))")
# What is looked for before or after the Markdown is read, where a backslash does not help: directives, emoji and icon
# codes, web and mail addresses, arrows and dashes.
_LIVE = re.compile(
    r":(?=[\w+:-])|\b[Hh][Tt][Tt][Pp][Ss]?:(?=//)|\b[Ww][Ww][Ww](?=\.)|@(?=[\w-])|(?<!\S)[<>~-](?=[->=]+(?!\S))"
)


def label(text: str) -> str:
    """The text on one line, written so that nothing in it is Markdown, HTML, a formula, a link, an emoji or a colour.

    Signs that mean nothing are left alone, since screen readers are given the label as it is written here.

    >>> label("Really? *a* <b>")
    'Really? \\\\*a\\\\* \\\\<b\\\\>'
    """
    shown = " ".join(_seen_of(text).split())
    parted = _LIVE.sub(lambda found: found.group() + JOINER, shown)
    return _SIGN.sub(_escaped, parted)


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    return sign + JOINER if sign.isdigit() else "\\" + sign


def visible(text: str) -> str:
    """The text without the signs that nobody sees but a browser obeys: controls and changes of direction."""
    if text.isprintable():  # most is, and then nothing in it needs to be looked at
        return text
    return "".join(sign if sign == "\n" else _seen(sign) for sign in text)


def _seen_of(text: str) -> str:
    return text if text.isprintable() else "".join(_seen(sign) for sign in text)


def _seen(sign: str) -> str:
    if sign in "\n\r\t\u2028\u2029":
        return " "
    kind = unicodedata.category(sign)
    turns = kind == "Cf" and unicodedata.bidirectional(sign) not in ("BN", "ON")
    return "" if turns or kind in ("Cc", "Cs", "Cn") else sign
