"""The language of what a call prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from advisor import cli

SAMPLE = str(Path(__file__).resolve().parents[2] / "knowledge" / "samples" / "machinery_first_call.yaml")
CLIENT = "Sample: German machine builder with a mainland company in preparation (first call notes)"
ENGLISH = re.compile(r"\b[a-z]{3,} [a-z]{2,} [a-z]{2,}\b")


def shown(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    """What a call prints; it must succeed."""
    assert cli.main(arguments) == 0
    return capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
@pytest.mark.parametrize(
    "call",
    [
        ("recommend", SAMPLE),
        ("recommend", SAMPLE, "--explain", "service"),
        ("cadence", SAMPLE, "--weeks", "8"),
        ("questions",),
        ("compare", SAMPLE, "--with", "2027-03-01"),
        ("fact", "service.placement"),
    ],
    ids=" ".join,
)
def test_a_call_speaks_chinese(
    call: tuple[str, ...], language: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    dated = () if call[0] == "questions" else ("--as-of", "2026-11-21")
    told = shown(capsysbinary, *call, *dated, "--lang", language).replace(CLIENT, "")
    left = [line for line in told.splitlines() if ENGLISH.search(line) and not re.search(r"https?://|^ *\[", line)]
    assert re.search("[\u4e00-\u9fff]", told)
    assert left == []


def test_the_document_has_the_same_keys_and_ids_in_every_language(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    call = ("recommend", SAMPLE, "--as-of", "2026-11-21", "--format", "json")
    english, chinese = (json.loads(shown(capsysbinary, *call, "--lang", spoken)) for spoken in ("en", "zh_Hans"))
    assert english.keys() == chinese.keys()
    assert [row["account"] for row in english["mix"]] == [row["account"] for row in chinese["mix"]]
    assert english["headline"] != chinese["headline"]


def test_what_is_wrong_with_a_file_is_told_in_the_language_of_the_call(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("schema: answers/1\nanswers:\n  home: moon\n", encoding="utf-8")
    assert cli.main(["recommend", str(file), "--lang", "zh_Hans"]) == 2
    assert "home：“moon”不是可选项。" in capsysbinary.readouterr().err.decode().replace("home: ", "home：")
