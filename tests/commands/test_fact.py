from __future__ import annotations

import json
from typing import Any

from tests.commands.conftest import Run

FACT = "service.broadcasts_per_month"


def test_a_fact_is_shown_as_of_the_date_or_today(run: Run, base: Any) -> None:
    assert "On 2014-04-14: 1 (broadcasts)" in run("fact", FACT, "--as-of", "2014-04-14").shown
    assert "Nothing is known for 2026-11-21" in run("fact", FACT).shown


def test_the_document_holds_history_only_when_asked_for(run: Run, base: Any) -> None:
    plain = json.loads(run("fact", FACT, "--format", "json", "--as-of", "2014-04-15").shown)
    assert (plain["schema"], plain["value"], "history" in plain) == ("fact/1", 4, False)
    assert len(json.loads(run("fact", FACT, "--format", "json", "--history").shown)["history"]) == 2


def test_without_an_id_all_ids_are_listed(run: Run, base: Any) -> None:
    assert FACT in run("fact").shown
    assert json.loads(run("fact", "--format", "json").shown)["facts"][0]["id"] == FACT


def test_an_unknown_fact_is_refused_with_the_nearest_name(run: Run, base: Any) -> None:
    ended = run("fact", "service.broadcast_per_month")
    assert (ended.code, ended.shown) == (2, "")
    assert f'Did you mean "{FACT}"?' in ended.said
