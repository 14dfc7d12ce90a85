"""The base in Chinese: texts replaced and nothing else, traditional characters made from simplified ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.knowledge.languages import PLACEHOLDER, catalogue, in_language, texts_of
from advisor.knowledge.models import Knowledge
from advisor.knowledge.translations import check

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "base" / "languages").mkdir(parents=True)
    return tmp_path / "base"


def entry(text: str, translated: str) -> str:
    quoted = (part.replace("\\", "\\\\").replace('"', '\\"') for part in (text, translated))
    return 'msgid "{}"\nmsgstr "{}"\n\n'.format(*quoted)


def write(folder: Path, *entries: str, glossary: str = "") -> None:
    (folder / "languages" / "zh_Hans.po").write_text(HEAD + "".join(entries), encoding="utf-8")
    if glossary:
        (folder / "languages" / "glossary.yaml").write_text(glossary, encoding="utf-8")


def every(knowledge: Knowledge, *, but: str = "") -> list[str]:
    """A translation of each text: its placeholders and one Chinese word, for any but one."""
    return [entry(text, "译文" + "".join(PLACEHOLDER.findall(text))) for text in texts_of(knowledge) if text != but]


def test_texts_are_translated_and_everything_else_stays(real: Knowledge, folder: Path) -> None:
    name = real.account["service"].name
    write(folder, entry(name, "服务号"))
    chinese = in_language(real, "zh_Hans", folder)
    assert chinese.account["service"].name == "服务号"
    assert chinese.account["subscription"].name == real.account["subscription"].name
    assert chinese.account["service"].id == "service"
    assert chinese.digest == real.digest
    assert chinese.sources == real.sources
    assert chinese.facts == real.facts


def test_in_english_the_base_is_the_very_same(real: Knowledge, folder: Path) -> None:
    assert in_language(real, "en", folder) is real


def test_traditional_characters_are_made_from_the_simplified_ones_and_placeholders_stay(folder: Path) -> None:
    write(folder, entry("{account}: live from {day}.", "{account}：{day}起开通群发。"))
    assert catalogue(folder, "zh_Hant") == {"{account}: live from {day}.": "{account}：{day}起開通群發。"}


def test_a_base_without_a_catalogue_has_nothing_to_check(real: Knowledge, tmp_path: Path) -> None:
    assert check(real, tmp_path) == []


def test_a_full_catalogue_has_no_problem(real: Knowledge, folder: Path) -> None:
    write(folder, *every(real))
    assert check(real, folder) == []


def told(knowledge: Knowledge, folder: Path) -> list[str]:
    return [f"{problem.message} {problem.next_step}" for problem in check(knowledge, folder)]


def test_a_text_without_an_entry_is_found(real: Knowledge, folder: Path) -> None:
    text = real.account["service"].name
    write(folder, *every(real, but=text))
    (only,) = told(real, folder)
    assert f'"{text}" (Account.name service) has no entry.' in only


@pytest.mark.parametrize("flag", ["", "#, fuzzy\n"])
def test_an_entry_without_a_translation_that_holds_is_found(real: Knowledge, folder: Path, flag: str) -> None:
    text = real.account["service"].name
    write(folder, *every(real, but=text), flag + entry(text, "服务号" if flag else ""))
    (only,) = told(real, folder)
    assert f'"{text}" is not translated.' in only


def test_a_translation_whose_text_is_gone_is_found_with_the_nearest_text(real: Knowledge, folder: Path) -> None:
    write(folder, *every(real), entry("Servise account", "服务号"))
    (only,) = told(real, folder)
    assert 'no text of the base is "Servise account". Did you mean "Service account"?' in only


@pytest.mark.parametrize(
    ("translated", "says"),
    [
        ("没有占位符", "lacks {account} {day}"),
        ("{account}从{days}起", "lacks {day} and adds {days}"),
        ("{account}{account}从{day}起", "adds {account}"),
    ],
)
def test_placeholders_that_differ_are_found(real: Knowledge, folder: Path, translated: str, says: str) -> None:
    text = real.phrase["cadence.begins_later"]
    write(folder, *every(real, but=text), entry(text, translated))
    (only,) = told(real, folder)
    assert says in only


def test_a_term_that_is_translated_otherwise_is_found(real: Knowledge, folder: Path) -> None:
    text = real.account["service"].name
    glossary = 'terms:\n  "service accounts?": [服务号]\n'
    others = [entry(other, "服务号" + "".join(PLACEHOLDER.findall(other))) for other in texts_of(real) if other != text]
    write(folder, *others, entry(text, "客服账号"), glossary=glossary)
    (only,) = told(real, folder)
    assert '"service accounts?" is not translated as 服务号' in only


def test_a_file_that_is_no_catalogue_is_told(real: Knowledge, folder: Path) -> None:
    (folder / "languages" / "zh_Hans.po").write_bytes(b"\xff\xfe\x00")
    (only,) = told(real, folder)
    assert "it is not a catalogue" in only
