"""The language of a file, and of what stands in another one: codes, faces, and what stands in for a missing face."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from advisor.words import language

_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
_LATIN_WORD = re.compile(r"[A-Za-z]{2}")
ENGLISH = "en-GB"

Shares = TypeVar("Shares", bound=tuple[float, ...])


@dataclass(frozen=True)
class Tongue:
    """How a file says its language: of all text, and of the Chinese in it, with the faces that draw Chinese.

    `face` is the text document's, and `substitute` is taken where that is missing; slides cannot name a substitute, and
    take it at once. `charset` is that of both faces, as font tables number them.
    """

    code: str
    chinese: str
    face: str
    substitute: str
    charset: int
    axis_days: str

    @property
    def is_chinese(self) -> bool:
        """Whether the text itself is Chinese."""
        return self.code == self.chinese


_SIMPLIFIED = ("zh-CN", "Noto Sans SC", "Microsoft YaHei", 134)
_TONGUES = MappingProxyType(
    {
        "en": Tongue(ENGLISH, *_SIMPLIFIED, "d mmm yy"),
        "zh_Hans": Tongue("zh-CN", *_SIMPLIFIED, "yyyy/m/d"),
        "zh_Hant": Tongue("zh-TW", "zh-TW", "Noto Sans TC", "Microsoft JhengHei", 136, "yyyy/m/d"),
    }
)


def tongue() -> Tongue:
    """That of the language spoken now."""
    return _TONGUES[language()]


def by_tongue(english: Shares, chinese: Shares) -> Shares:
    """The widths of a table's columns: days and months are longer in Chinese, sentences shorter."""
    return chinese if tongue().is_chinese else english


def languages_in(text: str) -> list[tuple[str, str]]:
    """A text that people typed, or a title, in parts: each with its language, empty where that is the file's.

    In an English file the Chinese stands out. In a Chinese one a text without any Chinese does: names in Latin letters
    amid Chinese belong to the sentence.
    """
    spoken = tongue()
    if spoken.is_chinese:
        return [(text, "" if _HAN.search(text) or not _LATIN_WORD.search(text) else ENGLISH)]
    parts, at = [], 0
    for found in _HAN.finditer(text):
        parts += [(text[at : found.start()], ""), (found[0], spoken.chinese)]
        at = found.end()
    return [(part, code) for part, code in [*parts, (text[at:], "")] if part]


def has_chinese(text: str) -> bool:
    """Whether a Chinese character or mark stands in the text."""
    return _HAN.search(text) is not None
