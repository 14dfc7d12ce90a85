"""`recommend --explain`: why an account is open or not, in three depths."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import advisor.commands.inputs
from advisor.knowledge.models import Knowledge
from tests.commands.conftest import Ended, Run

SAMPLES = Path(__file__).resolve().parent.parent.parent / "knowledge" / "samples"
SKINCARE = SAMPLES / "skincare_cross_border.yaml"


@pytest.fixture(autouse=True)
def loaded_once(real: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project's knowledge base, without loading it for each call."""
    monkeypatch.setattr(advisor.commands.inputs, "open_base", lambda folder: real)


def explain(run: Run, asked: str, *more: object) -> Ended:
    return run("recommend", SKINCARE, "--as-of", "2026-11-21", "--explain", asked, *more)


def test_why_not_shows_the_failing_condition_with_required_and_given_value(run: Run) -> None:
    ended = explain(run, "service/own_mainland")
    assert (ended.code, ended.said) == (0, "")
    assert "required: Mainland China; given: Anywhere else (New Zealand)" in ended.shown
    assert "route.own_mainland.no_papers" in ended.shown
    assert "closed: The client has no mainland entity" in ended.shown


def test_each_depth_says_more_in_text_and_document(run: Run) -> None:
    shown = [explain(run, "mini_program/own_non_mainland", "--depth", depth).shown for depth in (1, 2, 3)]
    assert len(shown[0]) < len(shown[1]) < len(shown[2])
    assert "Which rules decide" not in shown[0]
    assert "Every rule in force" not in shown[1]
    assert "games.overseas" in shown[2]
    sentence = [
        json.loads(explain(run, "mini_program/own_non_mainland", "--depth", depth, "--format", "json").shown)[
            "sentence"
        ]
        for depth in (1, 2, 3)
    ]
    assert len(set(sentence)) == 1
    assert sentence[0] in " ".join(shown[0].split())


def test_a_whole_account_is_explained_by_all_its_routes(run: Run) -> None:
    document = json.loads(explain(run, "service", "--format", "json").shown)
    assert document["schema"] == "explanation/1"
    assert [(row["route"], row["status"]) for row in document["routes"]] == [
        ("own_mainland", "closed"),
        ("own_non_mainland", "open"),
        ("new_mainland_entity", "conditional"),
        ("partner_licence", "closed"),
    ]
    advice = json.loads(run("recommend", SKINCARE, "--as-of", "2026-11-21", "--format", "json").shown)
    told = {(row["account"], row["route"]): row["status"] for row in advice["verdicts"]}
    assert all(told["service", row["route"]] == row["status"] for row in document["routes"])
    roles = {(row["account"], row["route"]): row["role"] for row in advice["mix"]}
    assert all(roles.get(("service", row["route"])) == row["role"] for row in document["routes"])


def test_the_tree_has_ids_texts_required_and_given_side_by_side(run: Run) -> None:
    document = json.loads(explain(run, "service/own_mainland", "--depth", "3", "--format", "json").shown)
    (rule,) = (row for row in document["rules"] if row["id"] == "route.own_mainland.no_papers")
    leaf = rule["condition"]["parts"][0]["parts"][0]["parts"][0]
    assert leaf["id"] == "route.own_mainland.no_papers/not/has_mainland_papers/any.0/home"
    assert (leaf["required"], leaf["given"]) == ("Mainland China", "Anywhere else (New Zealand)")
    assert (leaf["required_ids"], leaf["given_ids"]) == ("home is one of mainland", "overseas")
    assert (leaf["truth"], leaf["decides"]) == (False, True)
    assert {row["id"] for row in document["sources"]} >= set(rule["sources"])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("servce", 'there is no account "servce". Did you mean "service"?'),
        ("service/own_mainlnd", 'there is no route "own_mainlnd". Did you mean "own_mainland"?'),
        ("service/", 'there is no route "". Valid:'),
        ("", 'there is no account "". Valid:'),
        ("zzz/own_mainland", "Valid: channels, mini_program"),
    ],
)
def test_an_account_or_route_that_does_not_exist_is_refused_with_the_nearest_name(
    run: Run, asked: str, said: str
) -> None:
    ended = explain(run, asked)
    assert (ended.code, ended.shown) == (2, "")
    assert said in ended.said
    assert ended.said.count("\n") == 1


@pytest.mark.parametrize(
    ("more", "said"), [(("--depth", "4"), "a whole number from 1 to 3"), (("--depth", "2"), "goes with --explain")]
)
def test_a_depth_that_cannot_be_is_refused(run: Run, more: tuple[str, ...], said: str) -> None:
    ended = run("recommend", SKINCARE, *more)
    assert (ended.code, ended.shown) == (2, "")
    assert said in ended.said


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_account_of_every_sample_can_be_explained(run: Run, sample: Path) -> None:
    for account in ("subscription", "service", "mini_program", "wecom", "channels"):
        ended = run("recommend", sample, "--as-of", "2026-11-21", "--explain", account, "--depth", "3")
        assert (ended.code, ended.said) == (0, "")
        assert "{" not in ended.shown
