"""The look of the pages: one style sheet, kept in parts by what they style, and put together once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
_COMMENT_OPENS, _COMMENT_CLOSES = "/*", "*/"


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """All parts as one `<style>` element, without their comments.

    It is longer than what Streamlit sends anew each time: a browser gets it once, and after that its number.
    """
    parts = (_without_comments(part.read_text(encoding="utf-8")) for part in sorted(FOLDER.glob("*.css")))
    return f"<style>{''.join(parts)}</style>"


def _without_comments(text: str) -> str:
    first, *rest = text.split(_COMMENT_OPENS)
    return first + "".join(piece.partition(_COMMENT_CLOSES)[2] for piece in rest)
