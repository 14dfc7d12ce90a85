"""Labels broken into lines, measured in columns: a Chinese character is as wide as two letters."""

from __future__ import annotations

import textwrap

from advisor.report.text.lines import columns, filled
from advisor.words import language

CUT = " …"


def wrapped(text: str, width: int, *, most: int) -> list[str]:
    """At most so many lines of at most so many columns; what is left out is marked with `…`."""
    if language() == "en" or columns(text) == len(text):
        return textwrap.wrap(text, width, max_lines=most, placeholder=CUT)
    lines = [line for line in filled(text, width=width) if line]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while columns(last + CUT) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + CUT]
