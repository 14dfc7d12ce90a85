"""Say something in the reader's language: the English sentence is the key, its placeholders are filled in last.

The language is set where a reader is known (a visit, a call of the command line, an export) and holds for everything
said meanwhile in the same thread. A sentence without a translation is said in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from advisor.words.catalogue import plural, translated
from advisor.words.tongues import Language

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="en")


def language() -> Language:
    """The language spoken now."""
    return _SPOKEN.get()


def speak(spoken: Language) -> None:
    """Speak a language from now on, in this thread."""
    _SPOKEN.set(spoken)


@contextmanager
def speaking(spoken: Language) -> Iterator[None]:
    """Speak a language until the block ends."""
    token = _SPOKEN.set(spoken)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def say(sentence: str, /, **values: object) -> str:
    """The sentence in the reader's language, with `{name}` filled in for each value.

    Values are text as they are: braces in them stay braces. Raises KeyError where a value is missing.

    >>> say("{account}: from {day}", account="{x}", day="1 May")
    '{x}: from 1 May'
    """
    return translated(sentence, language()).format_map(values) if values else translated(sentence, language())


def say_count(number: float, one: str, many: str, /, **values: object) -> str:
    """A number of things; `{number}` in the sentence is the number, written with separators.

    >>> say_count(1, "{number} step", "{number} steps"), say_count(1200, "{number} step", "{number} steps")
    ('1 step', '1,200 steps')
    """
    sentence = plural(one, many, number, language())
    return sentence.format_map({"number": f"{number:,g}", **values})
