"""The rules of daily work: from the facts in force, for the accounts of the mix, with their sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from advisor.advice import model as m
from advisor.knowledge.models import Knowledge
from advisor.report.document.operating import in_force, operating
from advisor.report.wording import Marks, Names
from tests.report import sample


def told(advice: m.Advice | None = None, knowledge: Knowledge | None = None) -> dict[str, Any]:
    found, base = advice or sample.advice(), knowledge or sample.knowledge()
    return operating(in_force(found, base), Names(found, base), Marks(found))


def texts(rules: list[dict[str, Any]]) -> list[str]:
    return [rule["text"] for rule in rules]


def test_a_limit_stands_with_its_value_its_start_and_the_day_to_check_it_again() -> None:
    (rule,) = told()["kept"]
    assert rule["text"] == "Broadcasts one follower can receive in a calendar month"
    assert (rule["accounts"], rule["value"], rule["unit"]) == ("Service account", "4", "broadcasts a calendar month")
    assert (rule["since"], rule["good_until"]) == ("15 Apr 2014", "21 May 2027")
    assert rule["marks"] == [4]
    assert not rule["judgement"]


def test_what_cannot_be_done_and_what_is_not_established_is_never_to_be_promised() -> None:
    rules = {rule["text"]: rule for rule in told()["never"]}
    broadcast = rules["Whether a mini-program can broadcast to its users"]
    assert (broadcast["value"], broadcast["marks"]) == ("no", [4])
    comments = rules["Whether a newly registered official account has comments under its articles"]  # from 2030 on
    assert (comments["value"], comments["since"], comments["marks"]) == ("not established", "–", [])


def test_what_can_be_done_on_that_day_is_not_forbidden() -> None:
    later = replace(sample.advice(), as_of=date(2030, 6, 1))
    assert texts(told(later)["never"]) == ["Whether a mini-program can broadcast to its users"]


def test_only_the_accounts_and_papers_of_the_mix_count() -> None:
    advice = sample.advice()
    wecom = tuple(placed for placed in advice.mix if placed.account == "wecom")
    assert told(replace(advice, mix=wecom)) == {"kept": [], "never": []}


def test_a_rule_about_papers_counts_for_the_routes_that_use_them(real: Knowledge) -> None:
    advice = sample.advice()
    for route, told_there in (("own_non_mainland", True), ("own_mainland", False)):
        mix = tuple(replace(placed, route=route) for placed in advice.mix if placed.account == "mini_program")
        never = {each.fact.id for each in in_force(replace(advice, mix=mix), real).never}
        kept = {each.fact.id for each in in_force(replace(advice, mix=mix), real).kept}
        assert ("mini_program.overseas_location_api" in never) is told_there
        assert ("mini_program.overdue_days_sharing" in kept) is not told_there


def test_quotas_that_the_plan_keeps_are_not_told_twice(real: Knowledge) -> None:
    advice = sample.advice()
    kept = {each.fact.id for each in in_force(advice, real).kept}
    assert {quota.account for quota in advice.cadence.quotas} == {"service"}
    assert "service.broadcasts_per_month" not in kept
    unplanned = replace(advice, cadence=replace(advice.cadence, quotas=()))
    assert "service.broadcasts_per_month" in {each.fact.id for each in in_force(unplanned, real).kept}


def test_sources_that_the_advice_does_not_cite_are_numbered_after_its_own(real: Knowledge) -> None:
    advice = sample.advice()
    found = in_force(advice, real)
    further = found.sources(advice, real)
    assert further
    assert not {source.id for source in further} & {source.id for source in advice.sources}
    needed = {ident for each in (*found.kept, *found.never) for ident in each.sources}
    assert needed <= {source.id for source in (*advice.sources, *further)}
