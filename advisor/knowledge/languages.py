"""The knowledge base in another language: the same base, its texts replaced by those of a catalogue.

A catalogue is a gettext file, `languages/<language>.po` beside the base, whose message ids are the English texts. So a
text that changes has no translation any more, and a translation whose text is gone is told by the check. Traditional
Chinese is made from the simplified one by OpenCC, whose tables know words and not only characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from advisor.knowledge.models import Claim, Fact, Knowledge, ValueWindow
from advisor.knowledge.word_values import translated, words_of
from advisor.words.tongues import LANGUAGES, Language, to_traditional

__all__ = ["LANGUAGES", "Language", "catalogue", "in_language", "texts_of", "to_traditional"]

FOLDER = "languages"
PLACEHOLDER = re.compile(r"\{[\w.]*\}")

# The fields that readers read, by model. Ids, sources and what they quote stay as they are.
TOLD: Mapping[str, tuple[str, ...]] = {
    "Account": ("name", "what", "formerly"),
    "AccountLink": ("title", "text"),
    "BarredDay": ("name", "text"),
    "Capability": ("title",),
    "Citation": ("at",),
    "Claim": ("note",),
    "Criterion": ("title", "text"),
    "EffortInput": ("title", "unit"),
    "ExistingRule": ("text",),
    "Fact": ("title", "unit", "note"),
    "Gap": ("text",),
    "LaterRule": ("text", "trigger"),
    "Limit": ("title", "text"),
    "Meaning": ("text",),
    "Meta": ("title", "cny_per_usd_note", "stamps_note"),
    "Moment": ("name", "note"),
    "MomentPart": ("name",),
    "NamedTerm": ("text",),
    "Need": ("title", "nothing_meets"),
    "NotCovered": ("text",),
    "OneWay": ("text",),
    "OptionChoice": ("label", "help"),
    "OtherCost": ("note",),
    "Outside": ("text",),
    "Phrase": ("text",),
    "Pillar": ("name", "what"),
    "ProjectionParameter": ("title",),
    "Provision": ("text", "limit"),
    "PublicHoliday": ("name",),
    "Question": ("label", "why", "unit"),
    "Quota": ("audience",),
    "Raise": ("text",),
    "Risk": ("text",),
    "Role": ("name", "what"),
    "Route": ("name", "what"),
    "Rule": ("text", "dormant"),
    "Section": ("title", "intro"),
    "Slot": ("name",),
    "Source": ("note",),
    "Step": ("title", "text", "cost_note", "cost_open"),
    "Team": ("title",),
    "ValueWindow": ("reason",),
    "WishRule": ("text", "instead"),
}

VALUED = {(ValueWindow, "value"), (Claim, "value"), (Fact, "words")}  # where facts hold words

Part = TypeVar("Part", bound=BaseModel)


def texts_of(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Every text that readers read, each once, with the places it stands at (`Rule.text mini_program.abroad`)."""
    found: dict[str, list[str]] = {}
    for part, field, text in _texts(knowledge):
        found.setdefault(text, []).append(f"{type(part).__name__}.{field} {getattr(part, 'id', '')}".strip())
    return {text: tuple(places) for text, places in found.items()}


def in_language(knowledge: Knowledge, language: Language, folder: Path) -> Knowledge:
    """The base of `folder` with its texts in a language; a text without a translation stays English."""
    if language == "en":
        return knowledge
    known = catalogue(folder, language)
    told = _told(knowledge, _Tongue(language, known))
    return told.model_copy(update={"meta": told.meta.model_copy(update={"language": language})})


def catalogue(folder: Path, language: Language) -> Mapping[str, str]:
    """The translations of a language, by the English text; empty where the base has none."""
    path = folder / FOLDER / "zh_Hans.po"
    if language == "en" or not path.is_file():
        return {}
    return _read(path, path.stat().st_mtime_ns, language)


@lru_cache(maxsize=8)
def _read(path: Path, changed: int, language: Language) -> Mapping[str, str]:
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id and entry.string and not entry.fuzzy]
    known = {str(entry.id): str(entry.string) for entry in entries}
    if language == "zh_Hans":
        return known
    convert = to_traditional()
    return {text: convert(translated) for text, translated in known.items()}


def _texts(value: Any) -> Iterator[tuple[BaseModel, str, str]]:
    if isinstance(value, BaseModel):
        told = TOLD.get(type(value).__name__, ())
        for field in type(value).model_fields:
            held = getattr(value, field)
            if (type(value), field) in VALUED:
                yield from ((value, field, word) for word in words_of(held))
            elif isinstance(held, str):
                if field in told and held:
                    yield value, field, held
            else:
                yield from _texts(held)
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _texts(held)
    elif isinstance(value, tuple):
        for held in value:
            yield from _texts(held)


@dataclass(frozen=True)
class _Tongue:
    """Translates texts into a language; one without a translation stays as it is."""

    language: Language
    known: Mapping[str, str]

    def __call__(self, text: str) -> str:
        return self.known.get(text, text)


def _told(part: Part, translate: _Tongue) -> Part:
    """The part with its texts translated; the very same object where nothing in it is a text."""
    told = TOLD.get(type(part).__name__, ())
    changed: dict[str, Any] = {}
    for field in type(part).model_fields:
        held = getattr(part, field)
        if (type(part), field) in VALUED:
            new = translated(held, translate, translate.language)
        else:
            new = translate(held) if isinstance(held, str) and field in told else _within(held, translate)
        if new is not held:
            changed[field] = new
    return part.model_copy(update=changed) if changed else part


def _within(value: Any, translate: _Tongue) -> Any:
    if isinstance(value, BaseModel):
        return _told(value, translate)
    if isinstance(value, tuple) and any(isinstance(held, (BaseModel, tuple)) for held in value):
        return tuple(_within(held, translate) for held in value)
    return value
