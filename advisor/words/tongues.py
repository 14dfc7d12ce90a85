"""The languages that are spoken here, and traditional characters for simplified ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Language = Literal["en", "zh_Hans", "zh_Hant"]
LANGUAGES: tuple[Language, ...] = ("en", "zh_Hans", "zh_Hant")


def to_traditional() -> Callable[[str], str]:
    """Simplified to traditional characters as Hong Kong and Taiwan write them; the words stay those of the platform."""
    from opencc import OpenCC

    converter = OpenCC("s2tw")

    def convert(text: str) -> str:
        """Placeholders hold ASCII alone, so that they come through as they are."""
        return str(converter.convert(text))

    return convert
