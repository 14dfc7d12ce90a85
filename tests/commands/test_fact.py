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


def test_the_register_of_conflicts_lists_the_claims_that_disagree(run: Run, base: Any) -> None:
    shown = run("fact", "--conflicts", "--as-of", "2020-01-01").shown
    assert "1 fact with 2 claims that disagree, as of 2020-01-01." in shown
    assert "- 2013-08-06 [1] 1: right at its time." in shown
    assert "- undated [2] 30: never right. Mixes two accounts up." in shown
    assert "Why this value: The platform says so." in shown
    register = json.loads(run("fact", FACT, "--conflicts", "--as-of", "2020-01-01", "--format", "json").shown)
    assert (register["schema"], [row["fact"] for row in register["conflicts"]]) == ("conflicts/1", [FACT])
    assert [claim["standing"] for claim in register["conflicts"][0]["claims"]] == ["right_then", "never_right"]


def test_the_register_takes_no_history_and_only_facts_that_exist(run: Run, base: Any) -> None:
    assert run("fact", "--conflicts", "--history").code == 2
    assert run("fact", "nothing.at_all", "--conflicts").code == 2


def test_the_register_of_the_base_is_told_whole(run: Run) -> None:
    ended = run("fact", "--conflicts")
    assert ended.code == 0
    assert "service.articles_per_broadcast" in ended.shown
    assert "(then it was 8)" in ended.shown
