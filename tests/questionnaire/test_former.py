"""Former ids: answers are carried to the ids of today, dropped, or asked again; and the list of them is sound."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from advisor.questionnaire.carrying import Carried, carry, carry_case
from advisor.questionnaire.case import Case
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.former import NOTHING, Former, read_former
from tests.small_base import small, write

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = "2026-01-01"


def former(*changes: dict[str, Any]) -> Former:
    return Former.model_validate({"changes": tuple({"on": DAY, **change} for change in changes)})


def carried(answers: dict[str, Any], *changes: dict[str, Any]) -> tuple[dict[str, Any], Carried]:
    found, report, _ = carry(answers, former(*changes), lock=None)
    return found, report


def test_a_question_renamed_twice_arrives_at_its_last_name() -> None:
    found, report = carried({"a": 1}, {"question": "a", "renamed": "b"}, {"question": "b", "renamed": "c"})
    assert (found, report.mapped) == ({"c": 1}, (("a", "b"), ("b", "c")))


def test_an_answer_under_the_new_name_is_not_overwritten() -> None:
    found, report = carried({"a": 1, "b": 2}, {"question": "a", "renamed": "b"})
    assert (found, [name for name, _ in report.dropped]) == ({"b": 2}, ["a"])


def test_a_question_that_was_split_is_asked_again() -> None:
    found, report = carried({"a": 1}, {"question": "a", "split": ("b", "c")})
    assert (found, report) == ({}, Carried(asked=("b", "c")))


def test_a_question_that_is_gone_takes_its_answer_with_it() -> None:
    assert carried({"a": 1}, {"question": "a", "dropped": "Why."}) == ({}, Carried(dropped=(("a", "Why."),)))


def test_options_are_renamed_alone_and_among_others_each_once() -> None:
    change = {"question": "a", "option": "x", "renamed": "y"}
    assert carried({"a": "x"}, change)[0] == {"a": "y"}
    assert carried({"a": ("x", "y", "z")}, change)[0] == {"a": ("y", "z")}
    assert carried({"a": "other"}, change) == ({"a": "other"}, Carried())


def test_an_option_that_is_gone_leaves_the_others_and_is_asked_again_where_none_is_left() -> None:
    change = {"question": "a", "option": "x", "dropped": "Why."}
    assert carried({"a": ("x", "z")}, change) == ({"a": ("z",)}, Carried(dropped=(("a: x", "Why."),)))
    assert carried({"a": "x"}, change) == ({}, Carried(dropped=(("a: x", "Why."),), asked=("a",)))
    assert carried({"a": ("x",)}, change)[1].asked == ("a",)


def test_an_option_that_was_split_is_asked_again() -> None:
    change = {"question": "a", "option": "x", "split": ("y", "z")}
    assert carried({"a": ("x", "w")}, change) == ({"a": ("w",)}, Carried(asked=("a",)))
    assert carried({"a": "x"}, change) == ({}, Carried(asked=("a",)))


def test_a_case_with_nothing_former_in_it_stays_as_it_is() -> None:
    case = Case(answers=MappingProxyType({"home": "outside", "goals": ("sell",)}))
    assert carry_case(case, former({"question": "a", "renamed": "b"})) == (case, Carried())


def test_what_the_user_locked_goes_with_the_question() -> None:
    case = Case(answers=MappingProxyType({"a": 1}), choices=Choices(lock=("a", "b", "c")))
    changes = former({"question": "a", "renamed": "x"}, {"question": "b", "dropped": "Why."})
    assert carry_case(case, changes)[0].choices.lock == ("x", "c")


def base_with(folder: Path, *changes: dict[str, Any]) -> tuple[Path, Knowledge]:
    write(folder)
    (folder / "former").mkdir()
    text = json.dumps({"schema": "former/1", "changes": changes})
    (folder / "former" / "answers.yaml").write_text(text, encoding="utf-8")
    return folder, small(folder)


def test_the_list_stands_beside_the_base_and_is_no_part_of_it(tmp_path: Path) -> None:
    bare = small(tmp_path / "bare")
    folder, base = base_with(tmp_path / "base", {"on": DAY, "question": "old", "renamed": "home"})
    assert base.digest == bare.digest
    assert [change.question for change in read_former(folder, knowledge=base).changes] == ["old"]
    assert read_former(tmp_path / "bare", knowledge=bare) == NOTHING


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"question": "home", "renamed": "size"}, "in use"),
        ({"question": "home", "option": "inside", "renamed": "outside"}, "in use"),
        ({"question": "old", "renamed": "nowhere"}, "not there either"),
        ({"question": "home", "option": "old", "split": ["inside", "nowhere"]}, "not there either"),
        ({"question": "old"}, "one of renamed, split and dropped"),
        ({"question": "old", "renamed": "home", "dropped": "x"}, "one of renamed, split and dropped"),
        ({"question": "old", "renamed": "home", "on": "soon"}, "soon"),
        ({"question": "old", "becomes": "home"}, "Extra inputs"),
    ],
)
def test_a_defect_in_the_list_is_told_with_its_place(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    folder, base = base_with(tmp_path / "base", {"on": DAY, **change})
    with pytest.raises(Refused) as refused:
        read_former(folder, knowledge=base)
    assert said in str(refused.value)
    assert str(refused.value).startswith("former/answers.yaml:1:")


def test_changes_out_of_the_order_of_time_are_told(tmp_path: Path) -> None:
    changes = [{"on": day, "question": name, "renamed": "home"} for day, name in ((DAY, "a"), ("2025-01-01", "b"))]
    folder, base = base_with(tmp_path / "base", *changes)
    with pytest.raises(Refused, match="order of time"):
        read_former(folder, knowledge=base)


def test_the_list_of_the_project_is_sound(real: Knowledge) -> None:
    read_former(ROOT / "knowledge", knowledge=real)
