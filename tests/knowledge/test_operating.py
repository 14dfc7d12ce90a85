"""The rules of daily work name what exists, each fact once, and promise the contrary only of what can be refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from tests.small_base import STAMP, collections, write

DAILY = """\
operating:
  keep:
    - {fact: letter.per_month, accounts: [letter, shop], routes: [own]}
  never_promise:
    - {fact: letter.moves, accounts: [letter]}
    - {fact: letter.answers, accounts: [letter]}
"""


def fact(ident: str, kind: str, value: Any, **more: Any) -> dict[str, Any]:
    window = {"value": value, "confidence": "high", "reason": "so said", "sources": ["notice"], **STAMP}
    return {"id": ident, "title": ident, "kind": kind, "values": [window], **more}


def written(folder: Path, daily: str) -> Path:
    base = collections()
    del base["operating"]
    more = [
        fact("letter.moves", "flag", False),
        fact("letter.answers", "word", "none", words=["none", "all"]),
        fact("letter.paper", "word", "white", words=["white", "grey"]),
    ]
    made = write(folder / "base", base, facts=[*base["facts"], *more])
    (made / "operating.yaml").write_text(daily, encoding="utf-8")
    return made


def test_the_rules_are_read_in_the_order_in_which_they_are_written(tmp_path: Path) -> None:
    found = load(written(tmp_path, DAILY)).operating
    assert [(rule.fact, rule.accounts, rule.routes) for rule in found.keep] == [
        ("letter.per_month", ("letter", "shop"), ("own",))
    ]
    assert [rule.fact for rule in found.never_promise] == ["letter.moves", "letter.answers"]


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("letter.per_month", "letter.per_mont", '3:14: there is no fact "letter.per_mont". Did you mean'),
        ("letter, shop", "letter, shob", '3:51: there is no account "shob". Did you mean "shop"?'),
        ("routes: [own]", "routes: [won]", '3:67: there is no route "won". Did you mean "own"?'),
        ("letter.moves", "letter.move", '5:14: there is no fact "letter.move". Did you mean "letter.moves"?'),
        ("letter.answers", "letter.moves", "6:14: letter.moves is told already."),
        ("letter.moves", "letter.per_month", "5:14: letter.per_month is told already."),
        ("letter.moves", "letter.articles", "5:14: letter.articles never says no, so nothing would be told."),
        ("letter.answers", "letter.paper", "6:14: letter.paper never says no, so nothing would be told."),
        ("accounts: [letter]", "accounts: []", "accounts: Tuple should have at least 1 item"),
        ("routes", "ruotes", 'the key "ruotes" is not known here. Did you mean "routes"?'),
        ("never_promise", "never", 'the key "never" is not known here.'),
    ],
)
def test_what_cannot_be_told_is_refused_in_its_place(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    with pytest.raises(Refused) as caught:
        load(written(tmp_path, DAILY.replace(right, wrong, 1)))
    told = [str(problem) for problem in caught.value.problems]
    assert any(line.startswith("base/operating.yaml:") and says in line for line in told), told


def test_a_base_may_have_no_rules_of_daily_work(tmp_path: Path) -> None:
    base = collections()
    del base["operating"]
    assert load(write(tmp_path / "base", base)).operating.keep == ()


def test_every_account_has_a_rule_to_keep(real: Knowledge) -> None:
    assert {account for rule in real.operating.keep for account in rule.accounts} == set(real.account)


def test_what_nobody_should_promise_cannot_be_had_today_or_is_not_established(real: Knowledge) -> None:
    for rule in real.operating.never_promise:
        window = real.fact[rule.fact].on(date(2026, 11, 21))
        assert window is None or window.value in (False, "none"), json.dumps(rule.model_dump())
