"""The list of cases: what is due comes first, what was typed is text, and every case is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from sqlalchemy import update

from advisor.cases.draft import Draft
from advisor.cases.glance import Glance
from advisor.cases.library import Library
from advisor.cases.tables import cases
from advisor.web import base
from advisor.web.cases import cases_page
from tests.web.kept import samples
from tests.web.library import (
    FINAL,
    MIX,
    advised,
    chooses,
    desk,
    does,
    keep,
    line,
    line_of,
    listed,
    open_cases,
    presses,
    searches,
)
from tests.web.visits import key, markup, open_page, words


def test_what_is_due_comes_first_with_a_sign_and_a_word_and_then_what_was_changed_last() -> None:
    later, soon, late, last = keep("Later"), keep("Soon"), keep("Late", as_of=date(2019, 3, 1)), keep("Last")
    for ident, days in ((later, 31), (soon, 30), (last, 200)):
        advised(ident, date.today() + timedelta(days=days))
    app = open_cases()
    assert listed(app) == ["Late", "Soon", "Last", "Later"]
    assert "4 cases. 2 are due." in words(app)
    assert "Out of date</span>" in line(app, late)
    assert "Review due</span>" in line(app, soon)
    assert not any("⚠" in line(app, ident) for ident in (later, last))
    shown = words(app)
    assert shown.index("Review due ") < shown.index("Out of date") < shown.index("Last changed")
    assert listed(chooses(app, "order", "changed")) == ["Last", "Late", "Soon", "Later"]
    assert listed(chooses(app, "order", "good_until")) == ["Late", "Soon", "Later", "Last"]


def test_a_case_on_which_there_was_no_advice_yet_is_among_those_due_wherever_the_list_would_have_put_it() -> None:
    keep("Late", as_of=date(2019, 3, 1))
    for number in range(cases_page.A_PAGE + 3):
        keep(f"Client {number}", sample="individual_creator")
    app = open_cases()
    assert listed(app)[0] == "Late"
    assert desk().cases.search(advised=False).total == 0


def test_the_advice_shown_is_that_of_the_case_and_is_kept_with_it() -> None:
    ident = keep("Kauri")
    told = line(open_cases(), ident)
    assert all(part in told for part in ("Service account", "Mini-program", "Final", "Own papers from outside"))
    kept = line_of(ident)
    assert kept.fresh
    assert kept.glance is not None
    assert kept.glance.knowledge == base.knowledge(base.knowledge_folder()).digest
    assert desk().cases.base(kept.glance.knowledge) is not None, "without its base, watching could not compare"


def test_advice_that_is_another_than_the_one_kept_is_said_to_have_changed_and_the_kept_one_stays() -> None:
    ident = keep("Kauri")
    old = Glance(MIX, "final", date(2026, 1, 5), date(2026, 2, 1), "sha256:another base")
    desk().cases.keep_glance(ident, 1, old)
    app = open_cases()
    assert "Changed" in line(app, ident)
    assert "since 5 Jan 2026" in line(app, ident)
    assert "Mini-program" in line(app, ident), "the advice of today"
    assert line_of(ident).glance == old
    assert line_of(ident).good_until != old.good_until, "the list sorts by the advice of today"


def test_fresh_advice_is_not_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    idents = [keep(f"Client {number}") for number in range(30)]
    app = open_cases()
    asked: list[object] = []
    monkeypatch.setattr(base, "at_a_glance", asked.append)
    monkeypatch.setattr(Library, "load", lambda self, ident: asked.append(ident))
    app.run()
    assert not app.exception
    assert len(listed(app)) == cases_page.A_PAGE < len(idents)
    assert asked == []


def test_what_somebody_typed_is_never_markup() -> None:
    bad = "<script>alert(1)</script> **bold** [x](http://a.b) :red[x] $x$"
    ident = keep(bad, label=f"L {bad}", tags=["<img src=x>"])
    app = open_cases()
    told = line(app, ident)
    assert "<script" not in markup(app)
    assert "<img" not in told
    assert "&lt;script&gt;" in told
    assert "&lt;img src=x&gt;" in told
    assert listed(app) == [r"L \<script\>alert(1)\</script\> \*\*bold\*\* \[x\](http:⁠//a.b) :⁠red\[x\] \$x\$"]
    does(app, ident, "archive")
    assert "<script" not in markup(app), "nor in what is said of the deed"
    assert bad.split()[0] in words(app)


def test_a_case_that_is_damaged_says_so_and_hides_no_other() -> None:
    good, bad = keep("Good"), keep("Bad")
    with base.store(base.database_url()).database.writing() as connection:
        connection.execute(update(cases).where(cases.c.id == bad).values(draft={"answers": 3}))
    app = open_cases()
    assert "damaged" in line(app, bad)
    assert "Service account" in line(app, good)
    assert listed(app) == ["Bad", "Good"]


def test_answers_that_no_longer_fit_are_counted_each_time_the_list_is_shown() -> None:
    case = samples()[FINAL]
    strange = replace(case, answers=MappingProxyType({**case.answers, "no_such_question": "x"}))
    ident = desk().cases.create(Draft(case=strange))
    app = open_cases()
    for _ in range(2):
        assert "1 answer no longer fits" in line(app.run(), ident)
    assert "1 answer no longer fits" in line(open_cases(), ident)


def test_an_empty_list_says_what_to_do() -> None:
    app = open_cases()
    assert "There is no case yet. Make one with “New case”" in words(app)
    assert "Nothing is archived." in words(chooses(app, "status", "archived"))
    assert "Nothing was deleted lately." in words(chooses(app, "status", "deleted"))


def test_nothing_found_offers_the_way_back_to_all() -> None:
    keep("Kauri")
    app = searches(open_cases(), "nobody")
    assert (listed(app), "No case is like that." in words(app)) == ([], True)
    assert listed(presses(app, "cases_clear")) == ["Kauri"]
    assert app.text_input(key=key(app, "cases_text")).value == ""


def test_cases_are_found_by_every_word_of_client_name_or_tag() -> None:
    keep("Kauri 喆 化妆品", label="Autumn", tags=["beauty"])
    keep("Éclair", tags=["food", "beauty"])
    app = open_cases()
    assert listed(searches(app, "化妆")) == ["Autumn"]
    assert listed(searches(app, "autumn BEAUTY")) == ["Autumn"]
    assert "1 case found." in words(app)
    assert listed(searches(app, "éclair")) == ["Éclair"]
    searches(app, "")
    assert listed(chooses(app, "tag", "food")) == ["Éclair"]
    assert listed(chooses(app, "tag", None)) == ["Éclair", "Autumn"]


def test_what_was_searched_is_still_there_on_coming_back_and_never_in_the_address() -> None:
    keep("Kauri")
    keep("Éclair")
    app = searches(open_cases(), "kauri")
    open_page(app, "knowledge")
    assert listed(open_cases(app)) == ["Kauri"]
    assert app.text_input(key=key(app, "cases_text")).value == "kauri"
    assert "kauri" not in str(app.query_params)


def test_twenty_cases_a_page_and_the_count_is_that_of_all() -> None:
    idents = [keep(f"Client {number:02}", tags=["beauty"] if number < 3 else []) for number in range(45)]
    for ident in idents:
        advised(ident, date(2099, 1, 1))
    app = open_cases()
    assert "45 cases. Shown: 1 to 20." in words(app)
    app.pagination[0].set_value(3).run()
    assert listed(app) == [f"Client {number:02}" for number in (4, 3, 2, 1, 0)]
    assert "Shown: 41 to 45." in words(app)
    chooses(app, "tag", "beauty")
    assert (len(listed(app)), len(app.pagination)) == (3, 0)
    chooses(app, "tag", None)
    assert listed(app)[0] == "Client 44", "another choice begins at its first page"


def test_a_page_that_no_longer_exists_gives_way_to_the_last_one() -> None:
    idents = [keep(f"Client {number:02}") for number in range(21)]
    app = open_cases()
    app.pagination[0].set_value(2).run()
    assert listed(app) == ["Client 00"]
    does(app, idents[0], "delete")
    assert (listed(app)[-1], len(listed(app)), len(app.pagination)) == ("Client 01", 20, 0)
    assert len(listed(presses(app, "cases_undo"))) == 20
    assert len(app.pagination) == 1
