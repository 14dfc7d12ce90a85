"""The catalogue of everything said, read once a process: `zh_Hans.po` beside this file, made by `tools.languages`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from advisor.words.tongues import Language, to_traditional

CATALOGUE = Path(__file__).with_name("zh_Hans.po")


def translated(sentence: str, language: Language) -> str:
    """The sentence in a language; the sentence itself where it has no translation."""
    return sentence if language == "en" else _catalogue(language).get(sentence, sentence)


def plural(one: str, many: str, number: float, language: Language) -> str:
    """The sentence for a number of things. Chinese has one form, which stands under the English singular."""
    if language == "en":
        return one if number == 1 else many
    return _catalogue(language).get(one, one if number == 1 else many)


@lru_cache(maxsize=4)
def _catalogue(language: Language) -> Mapping[str, str]:
    from babel.messages.pofile import read_po

    if not CATALOGUE.is_file():
        return {}
    known: dict[str, str] = {}
    with CATALOGUE.open("rb") as file:
        for entry in read_po(file):
            key = entry.id[0] if isinstance(entry.id, (tuple, list)) else entry.id
            string = entry.string[0] if isinstance(entry.string, (tuple, list)) else entry.string
            if key and string and not entry.fuzzy:
                known[str(key)] = str(string)
    if language == "zh_Hant":
        convert = to_traditional()
        return {key: convert(string) for key, string in known.items()}
    return known
