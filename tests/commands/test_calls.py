"""What the command line accepts, and what it says of calls that are wrong."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Run

ANSWERS = "answers.yaml"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ([], "COMMAND"),
        (["recomend", ANSWERS], 'Did you mean "recommend"?'),
        (["zzz"], "Valid: recommend, report, verify, export, cadence, compare, questions, fact, knowledge, web"),
        (["recommend"], "ANSWERS"),
        (["recommend", ANSWERS, "--formt", "json"], 'Did you mean "--format"?'),
        (["recommend", ANSWERS, "--form", "json"], 'Did you mean "--format"?'),
        (["recommend", ANSWERS, "--format", "xml"], "Valid: text, json"),
        (["recommend", ANSWERS, "--format"], "--format: expected one argument"),
        (["recommend", ANSWERS, "--lang", "zh"], "Valid: en"),
        (["recommend", ANSWERS, "--weeks", "4"], '"--weeks" is not taken by recommend'),
        (["recommend", ANSWERS, "--as-of", "2026-02-30"], '"2026-02-30" is not a date that exists'),
        (["recommend", ANSWERS, "--as-of", "20260230"], "write YYYY-MM-DD"),
        (["recommend", ANSWERS, "--as-of", "2026-W01-1"], "write YYYY-MM-DD"),
        (["recommend", ANSWERS, "--as-of", "9999-12-31"], "outside the years"),
        (["cadence", ANSWERS, "--start", "tomorrow"], "--start"),
        (["cadence", ANSWERS, "--weeks", "0"], "a whole number from 1 to 104"),
        (["cadence", ANSWERS, "--weeks", "105"], "a whole number from 1 to 104"),
        (["cadence", ANSWERS, "--weeks", "1.5"], "a whole number from 1 to 104"),
        (["cadence", ANSWERS, "--weeks", "٣"], "a whole number from 1 to 104"),
        (["cadence", ANSWERS, "--format", "xls"], 'Did you mean "xlsx"?'),
        (["report", ANSWERS], "--output"),
        (["report", ANSWERS, "--output", "x.pdf", "--lang", "de"], "Valid: en"),
        (["fact", "a", "b"], '"b" is not taken by fact'),
        (["knowledge"], "TASK"),
        (["knowledge", "chek"], 'Did you mean "check"?'),
        (["knowledge", "due", "--by", "soon"], "write YYYY-MM-DD"),
        (["knowledge", "diff", "nowhere"], "there is no such folder"),
        (["web", "--port", "0"], "a whole number from 1 to 65535"),
        (["--knowlege", "dir", "fact"], 'Did you mean "--knowledge"?'),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_line_that_says_why(run: Run, call: list[str], said: str) -> None:
    ended = run(*call)
    assert ended.code == 2
    assert said in ended.said
    assert ended.said.count("\n") == 1
    assert ended.shown == ""


@pytest.mark.parametrize(
    "command", ["", "recommend", "report", "cadence", "compare", "questions", "fact", "knowledge", "web"]
)
def test_help_ends_with_0(run: Run, command: str) -> None:
    ended = run(*[part for part in (command, "--help") if part])
    assert ended.code == 0
    assert "usage: python -m advisor" in ended.shown
