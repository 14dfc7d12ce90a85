"""Text in files that other programs open: no control characters, and nothing that a spreadsheet takes for a formula."""

from __future__ import annotations

import unicodedata

# Signs at which spreadsheets start a formula; the last four are full-width forms that some of them accept.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def without_controls(text: str) -> str:
    """The text with each control character (line breaks and tabs aside) and lone surrogate replaced by �."""
    return "".join(
        "\ufffd" if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" else sign for sign in text
    )
