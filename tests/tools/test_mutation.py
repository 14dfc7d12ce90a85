"""Each kind of mutation changes what the small base means, and says where; the runner notices what a case asserts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor.knowledge.load import load_unchecked
from advisor.knowledge.models import Knowledge
from tests.small_base import STAMP, collections, small, write
from tools.mutation.mutant import Mutant
from tools.mutation.mutants import GROUPS, mutants
from tools.mutation.report import report
from tools.mutation.run import jury, place_of, run

WINDOW = {"from": "2020-01-01", "to": "2021-01-01", "end": "superseded"}


def _changes() -> dict[str, Any]:
    """The small base with one of each thing that can be mutated."""
    base = collections()
    second = {
        "id": "letter_two",
        "title": "Other",
        "publisher": "Press",
        "tier": "observed",
        "checked_on": "2026-01-01",
    }
    base["sources"].append(second)
    base["facts"] += [
        {
            "id": f"letter.{kind}",
            "title": kind,
            "kind": kind,
            "words": ["often", "rarely"] if kind == "word" else [],
            "values": [{"value": value, "confidence": "high", "reason": "so", "sources": ["notice"], **STAMP}],
        }
        for kind, value in (("flag", True), ("word", "often"), ("days", {"min": 1, "typical": 2, "max": 4}))
    ]
    base["steps"][0] |= {"when": {"home": "outside"}, "sources": ["notice"]}
    closed = next(rule for rule in base["rules"] if rule["id"] == "shop.closed")
    closed |= WINDOW | {"steps": ["papers"], "beats": ["shop.open"], "judgement": False, "sources": ["notice"]}
    closed["when"] = {
        "all": [{"home": "outside"}, {"size": {"at_least": 10}}, {"goals": ["tell", "sell"]}, {"abroad": True}],
    }
    tests = {"any": [{"fact": "letter.word", "is": "often"}, {"fact": "letter.flag", "is": True}, {"term": "at_home"}]}
    base["provisions"][0] |= {"limit": "Only so many.", "when": tests, "text": "It takes {letter.days} days."}
    base["wishes"] = [
        {
            "id": "wish.one",
            "wish": "one",
            "when": {"not": {"home": "inside"}},
            "outcome": "possible",
            "text": "It can be.",
            "judgement": True,
            "review_by": "2027-01-01",
        }
    ]
    base["existing"] = [
        {
            "id": f"kept.{word}",
            "existing": ["own_letter", "own_shop"],
            word: said,
            "by": ["own", "none"],
            "when": {"home": "inside"},
            "text": "It stays.",
            "confidence": "high",
            "judgement": True,
            "review_by": "2027-01-01",
            **more,
        }
        for word, said, more in (("action", "keep", {"steps": ["papers"], **WINDOW}), ("moving", "impossible", {}))
    ]
    base["risks"] = [
        {
            "id": "risk.one",
            "when": {"goals": {"count_at_least": 2}},
            "severity": "low",
            "text": "Mind it.",
            "judgement": True,
            "review_by": "2027-01-01",
        }
    ]
    base["barred_days"] = [
        {
            "id": "day.one",
            "name": "Day",
            "chinese": "日",
            "date": {"month": 9, "day": 30},
            "days_after": 1,
            "text": "Rest.",
            "judgement": True,
        }
    ]
    return base


@pytest.fixture(name="base")
def _base(tmp_path: Path) -> tuple[Knowledge, Path]:
    folder = write(tmp_path / "base", _changes())
    return load_unchecked(folder)[0], folder


def _found(knowledge: Knowledge) -> list[Mutant]:
    return list(mutants(knowledge))


def test_every_kind_and_every_collection_is_mutated(base: tuple[Knowledge, Path]) -> None:
    found = _found(base[0])
    assert {mutant.collection for mutant in found} == set(GROUPS)
    assert {mutant.change.kind for mutant in found} == {
        "comparison",
        "condition dropped",
        "date",
        "value",
        "source",
        "status",
        "step dropped",
    }


def test_a_mutant_differs_from_the_base_in_its_entry_alone(base: tuple[Knowledge, Path]) -> None:
    knowledge = base[0]
    for mutant in _found(knowledge):
        changed = mutant.applied(knowledge)
        differing = [name for name in Knowledge.model_fields if getattr(knowledge, name) != getattr(changed, name)]
        assert differing == [mutant.collection], mutant.change.said
        before = {entry.id: entry for entry in getattr(knowledge, mutant.collection)}
        after = {entry.id: entry for entry in getattr(changed, mutant.collection)}
        assert [ident for ident in before if before[ident] != after[ident]] == [mutant.ident]


def test_no_two_mutants_are_the_same_and_the_order_is_fixed(base: tuple[Knowledge, Path]) -> None:
    knowledge = base[0]
    found = _found(knowledge)
    made = [(mutant.collection, mutant.ident, mutant.change.entry.model_dump_json()) for mutant in found]
    assert len(made) == len(set(made))
    again = [(mutant.ident, mutant.change.said) for mutant in _found(knowledge)]
    assert again == [(mutant.ident, mutant.change.said) for mutant in found]


def test_what_the_base_has_worked_out_is_not_carried_into_a_mutant(base: tuple[Knowledge, Path]) -> None:
    knowledge = base[0]
    assert knowledge.fact["letter.per_month"].values[1].value == 4
    doubled = next(
        mutant for mutant in _found(knowledge) if mutant.ident == "letter.per_month" and mutant.change.said == "4 → 8"
    )
    assert doubled.applied(knowledge).fact["letter.per_month"].values[1].value == 8


@pytest.mark.parametrize(
    ("ident", "said"),
    [
        ("shop.closed", "at least 10 → 11"),
        ("shop.closed", "tell left out"),
        ("shop.closed", "outside → inside"),
        ("shop.closed", "true → false"),
        ("shop.closed", "not added"),
        ("shop.closed", "condition dropped"),
        ("shop.closed", "part dropped"),
        ("shop.closed", "closed → open"),
        ("shop.closed", "step papers dropped"),
        ("shop.closed", "no longer beats shop.open"),
        ("shop.closed", "from 2020-01-01 → 2020-01-02"),
        ("shop.closed", "to 2021-01-01 → 2020-12-31"),
        ("shop.closed", "notice → letter_two"),
        ("wish.one", "not removed"),
        ("wish.one", "possible → unconfirmed"),
        ("kept.action", "own_shop left out"),
        ("kept.action", "none left out"),
        ("kept.action", "by dropped"),
        ("kept.action", "keep → ask"),
        ("kept.action", "step papers dropped"),
        ("kept.action", "from 2020-01-01 → 2019-12-31"),
        ("kept.action", "condition dropped"),
        ("kept.moving", "impossible → not_established"),
        ("risk.one", "2 → 3 options"),
        ("letter.tell", "limit dropped"),
        ("letter.tell", "often → rarely"),
        ("letter.word", "often → rarely"),
        ("letter.flag", "true → false"),
        ("letter.days", "1–2–4 → 2–4–8"),
        ("letter.per_month", "from 2015-01-01 → 2015-01-02"),
        ("tell", "must → could"),
        ("day.one", "+1 day"),
        ("day.one", "lasts -1 day"),
    ],
)
def test_this_error_is_made(base: tuple[Knowledge, Path], ident: str, said: str) -> None:
    assert said in {mutant.change.said for mutant in _found(base[0]) if mutant.ident == ident}


def test_days_that_are_only_roughly_known_are_not_shifted(tmp_path: Path) -> None:
    changes = _changes()
    rule = next(rule for rule in changes["rules"] if rule["id"] == "shop.closed")
    rule |= {"start": "approximate", "end": "unverified_after"}
    knowledge = load_unchecked(write(tmp_path / "rough", changes))[0]
    assert not [one for one in _found(knowledge) if one.ident == "shop.closed" and one.change.kind == "date"]


def test_where_one_value_follows_another_both_windows_move(base: tuple[Knowledge, Path]) -> None:
    late = next(mutant for mutant in _found(base[0]) if mutant.change.said == "from 2015-01-01 → 2015-01-02")
    first, second = late.change.entry.values
    assert first.to == second.from_ != base[0].fact["letter.per_month"].values[1].from_


def test_a_survivor_is_told_with_its_place(base: tuple[Knowledge, Path]) -> None:
    knowledge, origins = load_unchecked(base[1])
    late = next(mutant for mutant in _found(knowledge) if mutant.change.said == "at least 10 → 11")
    file, line = place_of(late, origins).split(":")
    assert file == "base/rules.yaml"
    assert '"size"' in (base[1] / "rules.yaml").read_text(encoding="utf-8").split("\n")[int(line)]


CASE = """
cases:
  - id: outside-there-is-no-shop
    source: [notice]
    why: The shop is closed outside.
    as_of: 2026-01-01
    answers: {home: outside}
    expect: {verdicts: {shop/own: [closed]}}
"""


def _phrases(real: Knowledge) -> list[dict[str, str]]:
    return [{"id": phrase.id, "text": phrase.text} for phrase in real.phrases]


def test_the_runner_notices_what_a_case_asserts_and_reports_the_rest(tmp_path: Path, real: Knowledge) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "one.yaml").write_text(CASE, encoding="utf-8")
    knowledge = small(tmp_path / "base", phrases=_phrases(real))
    results = run(("rules",), jobs=1, base=tmp_path / "base", cases=tmp_path / "cases")
    noticed = {one.mutant.change.said for one in results if one.noticed_by and one.mutant.ident == "shop.closed"}
    assert noticed == {"not added", "outside → inside", "closed → open", "closed → conditional"}
    said = report(results)
    assert "base/rules.yaml:" in said
    assert f"{len(results) - len(noticed)} survivors" in said
    judges = jury(knowledge, base=tmp_path / "base", cases=tmp_path / "cases")
    assert [judges.noticed_by(one.mutant) for one in results] == [one.noticed_by for one in results]


def test_a_rule_on_accounts_that_exist_is_judged_by_clients_who_have_one(tmp_path: Path, real: Knowledge) -> None:
    (tmp_path / "cases").mkdir()
    kept = CASE.replace("outside}", "inside, existing_accounts: [own_letter]}").replace(
        "verdicts: {shop/own: [closed]}", "existing: {own_letter: [keep]}"
    )
    (tmp_path / "cases" / "one.yaml").write_text(kept, encoding="utf-8")
    base = collections()
    base["questions"].append(
        {
            "id": "existing_accounts",
            "kind": "many",
            "label": "Accounts?",
            "why": "They may stay.",
            "options": [{"id": f"own_{name}", "label": name.title()} for name in ("letter", "shop")],
        }
    )
    base["sections"][0]["questions"].append("existing_accounts")
    base["existing"] = [{**_changes()["existing"][0], "from": None, "to": None, "end": None}]
    write(tmp_path / "base", base, phrases=_phrases(real))
    results = run(("existing",), jobs=1, base=tmp_path / "base", cases=tmp_path / "cases")
    noticed = {one.mutant.change.said for one in results if one.noticed_by}
    assert {"keep → ask", "own_letter left out", "inside → outside"} <= noticed
    assert {"own_shop left out", "step papers dropped"}.isdisjoint(noticed)


def test_a_case_that_fails_before_anything_is_changed_stops_the_run(tmp_path: Path, real: Knowledge) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "one.yaml").write_text(CASE.replace("[closed]", "[open]"), encoding="utf-8")
    small(tmp_path / "base", phrases=_phrases(real))
    with pytest.raises(ValueError, match="outside-there-is-no-shop"):
        run(("rules",), jobs=1, base=tmp_path / "base", cases=tmp_path / "cases")


def test_a_score_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no mutant"):
        report([])
