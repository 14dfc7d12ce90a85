"""Runs the command line inside the test, with advice, plan and knowledge made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import advisor.advice.advise
import advisor.commands.cadence
import advisor.commands.export
import advisor.commands.recommend
import advisor.commands.report
from advisor import cli
from advisor.advice.outlook.mix_space import MixSpace
from advisor.questionnaire.case import Case, Client
from tests.report_files import made

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Ended:
    """What a call left behind."""

    code: int
    shown: str
    said: str


Run = Callable[..., Ended]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call the command line with some arguments on 2026-11-21."""
    monkeypatch.setattr(cli, "today", lambda: TODAY)

    def call(*arguments: object) -> Ended:
        code = cli.main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        said = err.decode("utf-8")
        assert "Traceback" not in said
        return Ended(code, out.decode("utf-8", "surrogateescape"), said)

    return call


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Puts an advice made by hand behind `recommend`, `cadence` and `report`; collects for which dates each asked."""
    calls: list[dict[str, Any]] = []

    def advise(knowledge: object, answers: object, **options: Any) -> Any:
        calls.append({name: options[name] for name in ("as_of", "start", "weeks") if name in options})
        return made.advice(as_of=options["as_of"])

    case = Case(Client(name=made.CLIENT), None, {})
    monkeypatch.setattr(advisor.advice.advise, "advise", advise)
    monkeypatch.setattr(MixSpace, "compiled", lambda knowledge, *, as_of: None)
    commands = advisor.commands
    for module in (commands.recommend, commands.cadence, commands.report, commands.export):
        monkeypatch.setattr(module, "open_case", lambda path, *, base: (made.knowledge(), case))
    return calls


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts a knowledge base with one fact behind `fact`."""
    import advisor.commands.fact

    fact = made.fact()
    found = SimpleNamespace(facts=(fact,), fact={fact.id: fact}, source=made.SOURCES)
    monkeypatch.setattr(advisor.commands.fact, "open_base", lambda folder: found)
    return found


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """An answers file that is there (its content is not looked at where `asked` stands in)."""
    path = tmp_path / "answers.yaml"
    path.write_text("schema: answers/1\nclient: {name: A}\nanswers: {}\n", encoding="utf-8")
    return path
