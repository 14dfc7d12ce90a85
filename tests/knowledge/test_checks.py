"""One small knowledge base with one defect for each check: the message names the place and what to do."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor.knowledge.load import load
from advisor.knowledge.problems import Refused
from tests.small_base import collections, write

Data = dict[str, Any]


def problems(folder: Path) -> list[str]:
    with pytest.raises(Refused) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]


def with_(path: tuple[str | int, ...], value: Any) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        part: Any = data
        for key in path[:-1]:
            part = part[key]
        part[path[-1]] = value

    return change


DEFECTS: dict[str, tuple[Callable[[Data], None], str, str]] = {
    "a key that nobody knows": (
        with_(("rules", 0, "stauts"), "open"),
        "rules.yaml",
        'the key "stauts" is not known here. Did you mean "status"?',
    ),
    "a collection that nobody knows": (
        with_(("rulez",), []),
        "rulez.yaml",
        '"rulez" is not a collection. Did you mean "rules"?',
    ),
    "a missing key": (lambda data: data["facts"][0].pop("title"), "facts.yaml", 'the key "title" is missing'),
    "a number in quotes": (with_(("accounts", 0, "upkeep"), "1"), "accounts.yaml", "upkeep"),
    "a date that does not exist": (
        with_(("facts", 0, "values", 0, "to"), "2026-02-30"),
        "facts.yaml",
        "is not a date that exists",
    ),
    "an id used twice": (
        lambda data: data["rules"].append(copy.deepcopy(data["rules"][0])),
        "rules.yaml",
        "already used in",
    ),
    "an id that differs by case": (
        lambda data: data["rules"].append(data["rules"][0] | {"id": "LETTER.open"}),
        "rules.yaml",
        "differs only by case",
    ),
    "a source that is not there": (
        with_(("rules", 0, "sources"), ["notise"]),
        "rules.yaml",
        'there is no source "notise". Did you mean "notice"?',
    ),
    "a source that nobody cites": (
        lambda data: data["sources"].append(data["sources"][0] | {"id": "spare"}),
        "sources.yaml",
        'nothing cites the source "spare"',
    ),
    "a rule without a ground": (
        lambda data: data["rules"][0].pop("sources"),
        "rules.yaml",
        "name `sources`, or say `judgement: true`",
    ),
    "a pattern that covers nothing": (
        with_(("rules", 0, "for"), ["leter/own"]),
        "rules.yaml",
        'there is no account/route "leter/own"',
    ),
    "a question that is not there": (
        with_(("rules", 0, "when"), {"hom": "inside"}),
        "rules.yaml",
        'there is no question "hom". Did you mean "home"?',
    ),
    "an option that is not there": (
        with_(("rules", 0, "when"), {"home": "insid"}),
        "rules.yaml",
        '"insid" is no option of home. Did you mean "inside"?',
    ),
    "a cut point out of range": (
        with_(("rules", 0, "when"), {"size": {"at_least": 500}}),
        "rules.yaml",
        "lies outside 0 to 100",
    ),
    "a word no fact has": (
        with_(("rules", 0, "when"), {"fact": "letter.per_month", "is": "open"}),
        "rules.yaml",
        "is a number",
    ),
    "a condition with code in it": (
        with_(("rules", 0, "when"), "home == 'inside'"),
        "rules.yaml",
        "a condition is a mapping",
    ),
    "a condition with two keys": (
        with_(("rules", 0, "when"), {"home": "inside", "size": {"at_least": 1}}),
        "rules.yaml",
        "join them with all: or any:",
    ),
    "windows that overlap": (
        with_(("facts", 0, "values", 0, "to"), "2015-06-01"),
        "facts.yaml",
        "overlaps another of the same fact",
    ),
    "a window that ends before it starts": (
        with_(("facts", 0, "values", 0, "to"), "2013-01-01"),
        "facts.yaml",
        "before or on the day it starts",
    ),
    "an end without its kind": (
        lambda data: data["facts"][0]["values"][0].pop("end"),
        "facts.yaml",
        "says how it ends",
    ),
    "a gap that nobody declared": (
        with_(("facts", 0, "values", 0, "to"), "2014-06-01"),
        "facts.yaml",
        "nothing is said of the days from 2014-06-01 to before 2015-01-01",
    ),
    "a gap that is none": (
        with_(("facts", 0, "gaps"), [{"from": "2015-01-01", "to": "2015-02-01", "text": "Unknown."}]),
        "facts.yaml",
        "is declared, but there is none",
    ),
    "stamps in bulk": (
        lambda data: data["facts"].extend(data["facts"][1] | {"id": f"more.{n}"} for n in range(30)),
        "meta.yaml",
        "values were verified on 2026-01-01. Say in `stamps_note`",
    ),
    "a value of the wrong kind": (
        with_(("facts", 0, "values", 0, "value"), "one"),
        "facts.yaml",
        "the fact is a number",
    ),
    "a stamp in the future": (
        with_(("facts", 0, "values", 0, "verified_on"), "2026-06-01"),
        "facts.yaml",
        "after 2026-01-01",
    ),
    "steps in a circle": (with_(("steps", 0, "after"), ["check"]), "steps.yaml", "leads back to itself"),
    "a step after nothing": (
        with_(("steps", 0, "after"), ["paper"]),
        "steps.yaml",
        'there is no step "paper". Did you mean "papers"?',
    ),
    "days the wrong way round": (
        with_(("steps", 0, "days"), {"min": 5, "typical": 3, "max": 1}),
        "steps.yaml",
        "does not hold",
    ),
    "days below nothing": (
        with_(("steps", 0, "days"), {"min": -1, "typical": 3, "max": 4}),
        "steps.yaml",
        "a step cannot take -1 days",
    ),
    "a duration given twice": (
        with_(("steps", 0, "days_fact"), "letter.per_month"),
        "steps.yaml",
        "give the duration once",
    ),
    "a cost the wrong way round": (
        with_(("steps", 0, "cost_cny"), {"min": 5, "max": 1}),
        "steps.yaml",
        "min 5 is more than max 1",
    ),
    "a cost given twice": (
        lambda data: data["steps"][0].update(cost_cny={"min": 1, "max": 1}, cost_fact="letter.per_month"),
        "steps.yaml",
        "give the cost once",
    ),
    "a cost of no fact": (
        with_(("steps", 0, "cost_fact"), "letter.per_mont"),
        "steps.yaml",
        'there is no fact "letter.per_mont". Did you mean "letter.per_month"?',
    ),
    "a cost that is counted in letters": (
        with_(("steps", 0, "cost_fact"), "letter.per_month"),
        "steps.yaml",
        "letter.per_month names no currency. Give that fact its `currency`, CNY or USD",
    ),
    "a duration that is a number": (
        lambda data: data["steps"][0].update(days_fact="letter.per_month", days=None),
        "steps.yaml",
        "letter.per_month is a fact of the kind number. Name one of the kind days.",
    ),
    "another cost for an option that is not there": (
        with_(("steps", 0, "cost_unless"), [{"when": {"home": "insid"}, "note": "Nothing."}]),
        "steps.yaml",
        '"insid" is no option of home. Did you mean "inside"?',
    ),
    "a note on a cost with a placeholder for no fact": (
        with_(("steps", 0, "cost_unless"), [{"when": {"home": "inside"}, "note": "Costs {letter.fee}."}]),
        "steps.yaml",
        'the placeholder "{letter.fee}" names no fact',
    ),
    "a placeholder for no fact": (
        with_(("rules", 0, "text"), "At most {letter.per_mont}."),
        "rules.yaml",
        "names no fact",
    ),
    "a sentence the engine lacks": (
        lambda data: data["phrases"].pop(0),
        "",
        "is missing. Add it to the collection phrases.",
    ),
    "a sentence nothing says": (
        with_(("phrases", 0, "id"), "headline.nou"),
        "phrases.yaml",
        'nothing says the phrase "headline.nou". Did you mean "headline.now"?',
    ),
    "a sentence that asks for what the engine does not hand it": (
        lambda data: next(one for one in data["phrases"] if one["id"] == "headline.now").update(text="{account}."),
        "phrases.yaml",
        'the placeholder "{account}" is not filled in here. Did you mean "accounts"?',
    ),
    "a question no section asks": (
        with_(("sections", 0, "questions"), ["home", "goals", "size"]),
        "questions.yaml",
        'no section asks "abroad"',
    ),
    "rules that beat each other": (
        lambda data: (data["rules"][1].update(beats=["shop.closed"]), data["rules"][2].update(beats=["shop.open"])),
        "rules.yaml",
        "leads back to itself",
    ),
    "a quota of no fact": (
        with_(("accounts", 0, "quota", "fact"), "letter.week"),
        "accounts.yaml",
        'there is no fact "letter.week"',
    ),
    "a rule of daily work of no fact": (
        with_(("operating",), {"keep": [{"fact": "letter.per_mont", "accounts": ["letter"]}]}),
        "operating.yaml",
        'there is no fact "letter.per_mont". Did you mean "letter.per_month"?',
    ),
    "a rule of daily work for an account that is not there": (
        with_(("operating",), {"keep": [{"fact": "letter.per_month", "accounts": ["lettre"]}]}),
        "operating.yaml",
        'there is no account "lettre". Did you mean "letter"?',
    ),
    "a promise that nobody could be warned of": (
        with_(("operating",), {"never_promise": [{"fact": "letter.per_month", "accounts": ["letter"]}]}),
        "operating.yaml",
        "letter.per_month never says no",
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_each_defect_is_refused_in_its_place(tmp_path: Path, defect: str) -> None:
    change, file, says = DEFECTS[defect]
    data = collections()
    change(data)
    found = problems(write(tmp_path / "base", data))
    hits = [problem for problem in found if says in problem]
    assert hits, found
    assert hits[0].startswith(f"base/{file}:" if file else "knowledge: "), hits[0]


def test_the_small_base_itself_has_no_problem(tmp_path: Path) -> None:
    assert len(load(write(tmp_path / "base")).pairs) == 2


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    data = collections()
    for name in ("a stamp in the future", "a pattern that covers nothing", "a step after nothing"):
        DEFECTS[name][0](data)
    assert len(problems(write(tmp_path / "base", data))) >= 3


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "there is no such folder" in problems(tmp_path / "nowhere")[0]


def test_a_file_of_fifty_megabytes_a_bomb_and_a_link_to_itself_are_refused_in_their_place(tmp_path: Path) -> None:
    base = write(tmp_path / "base")
    (base / "large.yaml").write_bytes(b"# " + b"x" * 50_000_000)
    (base / "bomb.yaml").write_text("risks: &a [1]\n" + "".join(f"more{n}: [*a, *a]\n" for n in range(50)))
    (base / "loop.yaml").symlink_to(base / "loop.yaml")
    (base / "round").symlink_to(base, target_is_directory=True)
    found = problems(base)
    assert any(line.startswith("base/bomb.yaml:") and "alias" in line for line in found)
    assert any(line.startswith("base/large.yaml: the file is too large") for line in found)
    assert any(line.startswith("base/loop.yaml: it cannot be read") for line in found)
