"""Each check over all combinations, on a small base with that one defect; every witness is evaluated."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor.knowledge.models import Knowledge
from advisor.logic.checks import run_all
from advisor.logic.checks.finding import Finding
from advisor.logic.situation import Situation
from tests.small_base import collections, small

Data = dict[str, Any]


def sound() -> Data:
    """The small base with what the checks ask for: each account both ways, each question used."""
    data = collections()
    data["one_way"] = []
    data["rules"].append(
        rule("letter.closed", {"all": [{"home": "outside"}, {"abroad": True}, {"size": {"below": 5}}]}, "closed")
        | {"for": ["letter/own"]}
    )
    return data


def rule(ident: str, when: Any, status: str) -> Data:
    return {
        "id": ident,
        "for": ["shop/own"],
        "when": when,
        "status": status,
        "text": "So.",
        "confidence": "high",
        "judgement": True,
        "review_by": "2027-01-01",
    }


def never_holds(data: Data) -> None:
    data["rules"].append(rule("shop.dead", {"all": [{"home": "inside"}, {"home": "outside"}]}, "closed"))


def shadowed(data: Data) -> None:
    data["rules"].append(rule("shop.shadowed", {"home": "outside"}, "conditional"))


def not_dormant(data: Data) -> None:
    data["rules"][1]["dormant"] = "Waits."


def duplicate(data: Data) -> None:
    data["rules"].append(rule("shop.twice", {"not": {"home": "inside"}}, "closed"))


def contradiction(data: Data) -> None:
    data["rules"].append(rule("shop.other", {"not": {"home": "inside"}}, "open"))


def never_closed(data: Data) -> None:
    data["rules"] = [known for known in data["rules"] if known["id"] != "shop.closed"]


def not_one_way(data: Data) -> None:
    data["one_way"] = [{"id": "shop/own", "never": "closed", "text": "Nobody knows of one."}]


def idle_question(data: Data) -> None:
    extra = copy.deepcopy(data["questions"][0]) | {"id": "idle"}
    data["questions"].append(extra)
    data["sections"][0]["questions"].append("idle")


def cancelled_question(data: Data) -> None:
    idle_question(data)
    both = {"any": [{"idle": "inside"}, {"idle": "outside"}, {"not": {"idle": ["inside", "outside"]}}]}
    data["rules"].append(rule("shop.any", {"all": [both, {"home": "outside"}, {"size": {"at_least": 9}}]}, "closed"))


def hidden_question(data: Data) -> None:
    data["questions"][3]["shown_when"] = {"all": [{"home": "outside"}, {"home": "inside"}]}


def drawn_from_goals(data: Data, when: Any, *, shown_when: Any) -> None:
    extra = {"id": "first", "kind": "one", "label": "First?", "why": "Lead.", "options_from": "goals"}
    data["questions"].append(extra | {"shown_when": shown_when})
    data["sections"][0]["questions"].append("first")
    data["rules"].append(rule("shop.first", {"all": [when, {"home": "outside"}]}, "closed"))


def nothing_to_choose(data: Data) -> None:
    drawn_from_goals(data, {"first": "tell"}, shown_when={"home": "outside"})


def repeats_its_pool(data: Data) -> None:
    """What the condition asks is whether there is any goal: which of them comes first changes nothing."""
    drawn_from_goals(data, {"first": ["tell", "sell"]}, shown_when={"goals": {"count_at_least": 2}})


def told_by_the_first_goal(data: Data) -> None:
    """Every condition on the goals asks for the first of them only: the same goal first, the others change nothing."""
    several = {"goals": {"count_at_least": 2}}
    told = {"any": [{"all": [several, {"first": goal}]} for goal in ("tell", "sell")]}
    drawn_from_goals(data, {"any": [told, {"not": several}]}, shown_when=several)
    for need, goal in zip(data["needs"], ("tell", "sell"), strict=True):
        need["raised"][0]["when"] = {"first": goal}


def unmet_need(data: Data) -> None:
    data["provisions"][1]["when"] = {"home": "outside"}


DEFECTS: dict[str, tuple[Callable[[Data], None], str, str, str]] = {
    "a rule whose condition never holds": (never_holds, "rules", "shop.dead", "its condition never holds"),
    "a rule that another always overrules": (shadowed, "rules", "shop.shadowed", "another rule has the say"),
    "a dormant rule that decides": (not_dormant, "rules", "shop.open", "but it decides"),
    "a rule that repeats another": (duplicate, "rules", "shop.twice", "repeats"),
    "a rule that contradicts another": (contradiction, "rules", "shop.other", "contradicts"),
    "an account that is never closed": (never_closed, "rules", "shop/own", "never closed"),
    "a one-way declaration that is not so": (not_one_way, "one_way", "shop/own", "but a case is closed"),
    "a question nothing names": (idle_question, "questions", "idle", "no advice depends"),
    "a question whose answers cancel out": (cancelled_question, "questions", "idle", "no advice depends"),
    "a question no path shows": (hidden_question, "questions", "abroad", "no combination of answers shows"),
    "a question with nothing to choose": (nothing_to_choose, "questions", "first", "nothing to choose from"),
    "a question that repeats its pool": (repeats_its_pool, "questions", "first", "no advice depends"),
    "a pool told by what is drawn from it": (told_by_the_first_goal, "questions", "goals", "no advice depends"),
    "a need nothing open meets": (unmet_need, "needs", "sell", "nothing that anybody can open"),
}


def findings(folder: Path, data: Data) -> tuple[Knowledge, list[Finding]]:
    knowledge = small(folder, **data)
    reports = run_all(knowledge)
    assert all(report.complete for report in reports)
    return knowledge, [finding for report in reports for finding in report.findings]


def test_the_sound_base_has_no_finding_and_every_search_is_complete(tmp_path: Path) -> None:
    assert findings(tmp_path, sound())[1] == []


@pytest.mark.parametrize("defect", DEFECTS)
def test_each_defect_is_found_with_a_witness_or_a_complete_search(tmp_path: Path, defect: str) -> None:
    change, collection, ident, says = DEFECTS[defect]
    data = sound()
    change(data)
    knowledge, found = findings(tmp_path, data)
    (hit,) = [one for one in found if (one.collection, one.id) == (collection, ident) and says in one.message]
    if hit.witness is None:
        assert any(told in hit.searched for told in ("visited", "names it")) or "but" in says
    elif collection == "rules":
        told = next(entry for entry in knowledge.rules if entry.id == ident)
        day = hit.day or knowledge.meta.as_known_on
        assert Situation(knowledge, dict(hit.witness), as_of=day).truth(told.when) is True


def test_the_real_base_is_proved_and_visits_thousands_of_millions(real: Knowledge) -> None:
    reports = run_all(real)
    assert [finding for report in reports for finding in report.findings] == []
    assert all(report.complete for report in reports)
    assert sum(report.combinations for report in reports) > 10**9
