"""A limit is lifted by answers that somebody could give; any other is refused in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor.knowledge.load import load
from advisor.knowledge.problems import Refused
from tests.small_base import collections, write


def limit(**relaxed: Any) -> dict[str, Any]:
    return {"id": "hands", "title": "Hands", "text": "Hands decide.", "relaxed": relaxed}


def with_choice_of_goals(base: dict[str, Any]) -> list[dict[str, Any]]:
    first = {"id": "first_goal", "kind": "one", "label": "First?", "why": "Order.", "options_from": "goals"}
    abroad = {"id": "land", "kind": "country", "label": "Land?", "why": "Papers."}
    return [*base["questions"], first, abroad]


@pytest.mark.parametrize(
    "relaxed",
    [{"home": "inside"}, {"goals": ["tell", "sell"]}, {"size": 100, "abroad": True}, {"land": "DE"}],
)
def test_answers_that_can_be_given_are_taken(tmp_path: Path, relaxed: dict[str, Any]) -> None:
    base = load(written(tmp_path, limit(**relaxed)))
    assert len(base.limits) == 1


@pytest.mark.parametrize(
    ("relaxed", "says"),
    [
        ({"sise": 3}, 'there is no question "sise". Did you mean "size"?'),
        ({"size": 101}, "size takes a whole number from 0 to 100."),
        ({"size": True}, "size takes a whole number from 0 to 100."),
        ({"size": "many"}, "size takes a whole number from 0 to 100."),
        ({"home": "insid"}, '"insid" is no option of home. Did you mean "inside"?'),
        ({"home": ["inside"]}, "home takes one option."),
        ({"home": 3}, '"3" is no option of home.'),
        ({"goals": "tell"}, "goals takes a list of options."),
        ({"goals": ["tell", "tel"]}, '"tel" is no option of goals. Did you mean "tell"?'),
        ({"abroad": "yes"}, "abroad takes true or false."),
        ({"land": "Germany"}, '"Germany" is no option of land.'),
        ({"first_goal": "tell"}, "first_goal takes its options from goals, so no answer fits everybody."),
        ({}, "relaxed"),
    ],
)
def test_answers_that_nobody_can_give_are_refused(tmp_path: Path, relaxed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused) as caught:
        load(written(tmp_path, limit(**relaxed)))
    told = [str(problem) for problem in caught.value.problems]
    assert any(line.startswith("base/limits.yaml:") and says in line for line in told), told


def written(folder: Path, *limits: dict[str, Any]) -> Path:
    base = collections()
    sections = [{"id": "all", "title": "All", "questions": [*base["sections"][0]["questions"], "first_goal", "land"]}]
    return write(folder / "base", base, questions=with_choice_of_goals(base), sections=sections, limits=list(limits))


def test_every_limit_of_the_base_is_stated_by_a_question_that_somebody_is_asked(real: Any) -> None:
    assert [row.id for row in real.limits] == ["budget", "deadline", "ownership", "team"]
    assert all(name in real.asked_order for row in real.limits for name in row.relaxed)
