"""Finding facts, rules and sources by words, in English or Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from advisor.knowledge.languages import Language
from advisor.knowledge.models import Account, Fact, Knowledge, Rule, Source
from advisor.knowledge.pattern import covers
from advisor.web import base
from advisor.words import language, speaking

LONGEST = 100
_PARTED = re.compile(r"[\s,;:，、；：。]+")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")


@dataclass(frozen=True)
class Found:
    """Ids of what was found, the nearest first."""

    facts: tuple[str, ...]
    rules: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class _Entry:
    """An entry of the knowledge base: its name, and everything else that is said of it."""

    ident: str
    name: str
    text: str


def found(folder: Path, words: str) -> Found:
    """The entries of the knowledge base in `folder`, as it is read now, that hold every one of the words."""
    return _found(folder, words, language())


@lru_cache(maxsize=256)
def _found(folder: Path, words: str, spoken: Language) -> Found:
    facts, rules, sources = _entries(folder, spoken)
    asked = [word for word in _PARTED.split(_plain(words[:LONGEST])) if word]
    return Found(_matching(facts, asked), _matching(rules, asked), _matching(sources, asked))


def _matching(entries: Iterable[_Entry], asked: list[str]) -> tuple[str, ...]:
    scored = [(entry, [_score(entry, word) for word in asked]) for entry in entries]
    hits = [(-sum(scores), entry.ident) for entry, scores in scored if scores and all(scores)]
    return tuple(ident for _, ident in sorted(hits))


def _score(entry: _Entry, word: str) -> int:
    """3 where the name holds the word, 2 where something else does, 1 for Chinese held only sign by sign, 0 for no."""
    stems = (word, word[:-1]) if len(word) > 3 and word.endswith("s") else (word,)
    if any(stem in entry.name for stem in stems):
        return 3
    if any(stem in entry.text for stem in stems):
        return 2
    return int(bool(_HAN.fullmatch(word)) and all(sign in entry.name + entry.text for sign in word))


@lru_cache(maxsize=6)
def _entries(folder: Path, spoken: Language) -> tuple[tuple[_Entry, ...], ...]:
    """Facts, rules and sources in a language; those in another than English are found by their English words too."""
    with speaking(spoken):
        knowledge = base.knowledge(folder)
    told = (
        tuple(_fact(fact, knowledge) for fact in knowledge.facts),
        tuple(_rule(rule, knowledge) for rule in knowledge.rules),
        tuple(map(_source, knowledge.sources)),
    )
    if spoken == "en":
        return told
    english = _entries(folder, "en")
    return tuple(tuple(map(_both, *members)) for members in zip(told, english, strict=True))


def _both(entry: _Entry, english: _Entry) -> _Entry:
    return _Entry(entry.ident, f"{entry.name} {english.name}", f"{entry.text} {english.text}")


def _fact(fact: Fact, knowledge: Knowledge) -> _Entry:
    account = knowledge.account.get(fact.id.partition(".")[0])
    said = [fact.unit, fact.note, *fact.words, *_names([account] if account else [])]
    said += [window.reason for window in fact.values] + [gap.text for gap in fact.gaps]
    said += [claim.note for claim in fact.claims]
    return _entry(fact.id, [fact.title, fact.id], said)


def _rule(rule: Rule, knowledge: Knowledge) -> _Entry:
    about = [
        account
        for account in knowledge.accounts
        if any(covers(rule.for_, account.id, route.id) for route in knowledge.routes)
    ]
    return _entry(rule.id, [rule.text, rule.id], [*_names(about), *rule.for_])


def _source(source: Source) -> _Entry:
    return _entry(source.id, [source.title, source.publisher], [source.id, source.url, source.note, source.date])


def _names(accounts: Iterable[Account]) -> list[str | None]:
    return [name for account in accounts for name in (account.name, account.chinese, account.formerly)]


def _entry(ident: str, name: Iterable[str], text: Iterable[str | None]) -> _Entry:
    return _Entry(ident, _plain(" ".join(name)), _plain(" ".join(part for part in text if part)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
