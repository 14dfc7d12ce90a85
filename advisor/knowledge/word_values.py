"""The words that facts hold: conditions compare them, readers see what stands for them in their language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from advisor.knowledge.countries import COUNTRIES, in_chinese
from advisor.words.tongues import Language


class Word(str):
    """A word value, equal to what it is in the base. `shown` is what readers see."""

    shown: str

    def __new__(cls, value: str, shown: str = "") -> Word:
        """Without `shown` it is shown as it is: a copy gets its own afterwards."""
        made = super().__new__(cls, value)
        made.shown = shown or value
        return made


def shown(value: str) -> str:
    """What stands for a word value.

    >>> shown("not_assured")
    'not assured'
    """
    return value.shown if isinstance(value, Word) else value.replace("_", " ")


def words_of(value: Any) -> tuple[str, ...]:
    """The texts that a value of a fact shows and that can be translated; countries have their names already."""
    words = _held(value)
    return () if _are_countries(words) else tuple(shown(word) for word in words if any(map(_is_latin, word)))


def translated(value: Any, translate: Callable[[str], str], language: Language) -> Any:
    """The value of a fact with what its words show in a language; the very same object where it holds none."""
    words = _held(value)
    if not words:
        return value
    names = in_chinese(language) if _are_countries(words) else None
    made = tuple(Word(word, names[word] if names else translate(shown(word))) for word in words)
    return made if isinstance(value, tuple) else made[0]


def _held(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) and all(isinstance(one, str) for one in value) else ()


def _are_countries(words: tuple[str, ...]) -> bool:
    return bool(words) and all(word in COUNTRIES for word in words)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
