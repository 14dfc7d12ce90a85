"""What a change alters over the whole answer space: counted exactly, with an example that shows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from advisor.knowledge.models import Knowledge
from advisor.logic.difference import Difference, difference
from advisor.logic.situation import Situation
from advisor.logic.verdicts import decide
from tests.small_base import collections, small

DAY = date(2026, 1, 1)


def changed(folder: Path, **changes: Any) -> tuple[Knowledge, Knowledge, Difference]:
    old, new = small(folder / "old"), small(folder / "new", **changes)
    return old, new, difference(old, new, as_of=DAY)


def test_a_base_differs_in_nothing_from_itself(tmp_path: Path) -> None:
    _, _, found = changed(tmp_path)
    assert found.nothing
    assert (found.members, found.verdicts, found.needs) == ((), (), ())


def test_the_order_of_members_is_no_difference(tmp_path: Path) -> None:
    _, _, found = changed(tmp_path, rules=collections()["rules"][::-1], facts=collections()["facts"][::-1])
    assert found.nothing


def test_a_narrower_rule_shifts_exactly_the_cases_it_lost(tmp_path: Path) -> None:
    rules = collections()["rules"]
    rules[2]["when"] = {"all": [{"home": "outside"}, {"size": {"at_least": 10}}]}
    old, new, found = changed(tmp_path, rules=rules)
    (shift,) = found.verdicts
    assert (shift.what, shift.before, shift.after) == ("shop/own", "closed", "open")
    assert (shift.count, shift.combinations) == (10, 2 * 101)  # outside, and sizes 0 to 9, of all homes and sizes
    assert shift.rules == ("shop.closed",)
    statuses = [decide(Situation(base, dict(shift.example), as_of=DAY), "shop", "own").status for base in (old, new)]
    assert statuses == ["closed", "open"]


def test_a_change_of_words_names_the_member_and_shifts_nothing(tmp_path: Path) -> None:
    rules = collections()["rules"]
    rules[0]["text"] = "Open to all."
    _, _, found = changed(tmp_path, rules=rules)
    assert [(entry.collection, entry.changed) for entry in found.members] == [("rules", ("letter.open",))]
    assert found.verdicts == ()


def test_a_change_of_strength_is_counted_over_the_answers_that_raise_it(tmp_path: Path) -> None:
    needs = collections()["needs"]
    needs[0]["raised"][0]["strength"] = "could"
    _, _, found = changed(tmp_path, needs=needs)
    (shift,) = found.needs
    assert (shift.before, shift.after, shift.count, shift.combinations) == ("must", "could", 2, 4)


def test_one_changed_quota_of_the_real_base_is_named_and_nothing_else(real: Knowledge) -> None:
    fact = real.fact["service.broadcasts_per_month"]
    values = (*fact.values[:-1], fact.values[-1].model_copy(update={"value": 5}))
    facts = tuple(fact.model_copy(update={"values": values}) if entry.id == fact.id else entry for entry in real.facts)
    found = difference(real, real.model_copy(update={"facts": facts}), as_of=real.meta.as_known_on)
    assert [(entry.collection, entry.changed) for entry in found.members] == [("facts", (fact.id,))]
    assert (found.verdicts, found.needs) == ((), ())


def test_the_real_base_against_a_copy_is_empty(real: Knowledge) -> None:
    assert difference(real, real.model_copy(), as_of=real.meta.as_known_on).nothing
