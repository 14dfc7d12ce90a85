"""The catalogue of screens, reports and the command line: complete, nothing too much, the same placeholders."""

from __future__ import annotations

from collections import Counter

import pytest
from babel.messages.pofile import read_po

from advisor.knowledge.languages import PLACEHOLDER
from tools.languages import WORDS, of_the_code


def first(text: object) -> str:
    return str(text[0] if isinstance(text, (tuple, list)) else text)


with WORDS.open("rb") as file:
    KEPT = {first(entry.id): first(entry.string) for entry in read_po(file) if entry.id}
SAID = {first(entry.id): entry.id for entry in of_the_code() if entry.id}


def test_every_sentence_in_the_code_has_an_entry_and_every_entry_a_sentence() -> None:
    assert set(KEPT) == set(SAID), "run python -m tools.languages"


@pytest.mark.parametrize("sentence", sorted(KEPT))
def test_a_translation_is_there_and_fills_in_what_its_sentence_fills_in(sentence: str) -> None:
    english = SAID[sentence]
    wanted = Counter(PLACEHOLDER.findall(english if isinstance(english, str) else english[1]))
    assert KEPT[sentence]
    assert Counter(PLACEHOLDER.findall(KEPT[sentence])) == wanted
