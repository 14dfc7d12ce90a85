"""Sentences in the reader's language."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.words import catalogue, language, say, say_count, speaking


@pytest.fixture(autouse=True)
def chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue of two sentences."""
    path = tmp_path / "zh_Hans.po"
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=1; plural=0;\\n"\n\n'
        'msgid "Live from {day}."\nmsgstr "{day}起开通账号。"\n\n'
        'msgid "{number} step"\nmsgid_plural "{number} steps"\nmsgstr[0] "{number}个步骤"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(catalogue, "CATALOGUE", path)
    catalogue._catalogue.cache_clear()
    yield
    catalogue._catalogue.cache_clear()


def test_a_sentence_is_said_in_the_language_spoken_and_in_english_again_afterwards() -> None:
    with speaking("zh_Hans"):
        assert say("Live from {day}.", day="1月2日") == "1月2日起开通账号。"
    assert say("Live from {day}.", day="2 Jan") == "Live from 2 Jan."


def test_traditional_chinese_is_made_from_the_simplified_sentence() -> None:
    with speaking("zh_Hant"):
        assert say("Live from {day}.", day="1月2日") == "1月2日起開通賬號。"


def test_a_number_of_things_has_one_form_in_chinese_and_two_in_english() -> None:
    assert [say_count(n, "{number} step", "{number} steps") for n in (1, 3)] == ["1 step", "3 steps"]
    with speaking("zh_Hans"):
        assert [say_count(n, "{number} step", "{number} steps") for n in (1, 3)] == ["1个步骤", "3个步骤"]


def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    with speaking("zh_Hans"):
        assert say("Not yet: {x}", x=1) == "Not yet: 1"


def test_braces_in_a_value_stay_braces() -> None:
    assert say("Live from {day}.", day="{account} {0} {{") == "Live from {account} {0} {{."


def test_a_value_that_is_missing_is_an_error_and_not_a_hole() -> None:
    with pytest.raises(KeyError):
        say("Live from {day}.", dya="2 Jan")


def test_a_thread_of_its_own_speaks_its_own_language() -> None:
    heard: list[str] = []
    with speaking("zh_Hans"):
        other = threading.Thread(target=lambda: heard.append(language()))
        other.start()
        other.join()
    assert heard == ["en"]
