"""What the templates of the PDF say: `say("…")` and `say-count(number, "…", "…")` in Typst, as they are written."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from advisor.words.catalogue import translated
from advisor.words.say import language

_TEXT = r'"((?:[^"\\]|\\.)*)"'
_CALL = re.compile(r"(?<![\w-])(?<!let )say(?P<count>-count)?\(")
_SAY = re.compile(rf"\s*{_TEXT}")
_COUNT = re.compile(rf'[^"]*?,\s*{_TEXT},\s*{_TEXT}')
_ESCAPED = re.compile(r"\\(.)")

Key = str | tuple[str, str]


def said_in(source: str) -> tuple[Key, ...]:
    """Every sentence of a template, or singular and plural, in order. Raises ValueError where one is not written out.

    >>> said_in('say("A step"); say-count(n, "{number} step", "{number} steps")')
    ('A step', ('{number} step', '{number} steps'))
    """
    found: list[Key] = []
    for call in _CALL.finditer(source):
        written = (_COUNT if call["count"] else _SAY).match(source, call.end())
        if written is None:
            line = source.count("\n", 0, call.start()) + 1
            raise ValueError(f"line {line}: what is said must be a literal, or it cannot be translated")
        texts = [_ESCAPED.sub(r"\1", text) for text in written.groups()]
        found.append(texts[0] if len(texts) == 1 else (texts[0], texts[1]))
    return tuple(found)


@lru_cache(maxsize=4)
def said_by(folder: Path) -> tuple[str, ...]:
    """The sentences of all templates of a folder, each once, of a number of things the singular."""
    keys = (key for path in sorted(folder.glob("*.typ")) for key in said_in(path.read_text(encoding="utf-8")))
    return tuple(dict.fromkeys(key if isinstance(key, str) else key[0] for key in keys))


def words_of(folder: Path) -> dict[str, str]:
    """The words of the language spoken for what the templates of a folder say in English; none in English."""
    if language() == "en":
        return {}
    known = {sentence: translated(sentence, language()) for sentence in said_by(folder)}
    return {sentence: translation for sentence, translation in known.items() if translation != sentence}
