"""What is done in the table of broadcasts becomes pins and days kept still; nothing is done twice, nothing lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.cases.draft import Draft, from_data, to_data
from advisor.questionnaire.plan_edits import NO_EDITS, Pin, PlanEdits, Still
from advisor.web.cadence.plan_changes import Changed, changed, fitting_edits, without_pin, without_still
from advisor.web.cadence.plan_rows import Known, Row, with_cells

KNOWN = Known(accounts=("service", "subscription"), pillars=("promotion", "education"), slots=("noon", "evening"))
FIRST, SECOND, FREE = date(2027, 5, 3), date(2027, 5, 12), date(2027, 5, 20)


def planned(day: date, *, account: str = "service", pinned: bool = False, **more: Any) -> Row:
    return Row(
        date=day,
        account=account,
        articles=2,
        pillar="education",
        slot="noon",
        moment="qixi",
        pinned=pinned,
        planned=True,
        **more,
    )


ROWS = (planned(FIRST), planned(SECOND))
AS_SEEN = {"account": "service", "articles": 2, "pillar": "education", "slot": "noon"}


def after(edits: PlanEdits = NO_EDITS, *, rows: tuple[Row, ...] = ROWS, **report: Any) -> Changed:
    return changed(rows, edits, report, known=KNOWN)


def test_a_changed_row_is_pinned_as_the_reader_sees_it() -> None:
    found = after(edited_rows={1: {"articles": 3}})
    assert found.edits == PlanEdits(pins=(Pin(date=SECOND, **AS_SEEN | {"articles": 3}),))


def test_a_moved_row_is_pinned_on_its_new_day_and_its_old_day_stays_still() -> None:
    found = after(edited_rows={0: {"date": "2027-05-20T00:00:00.000"}})
    assert found.edits.pins == (Pin(date=FREE, **AS_SEEN),)
    assert found.edits.still == (Still(date=FIRST, account="service"),)


def test_a_row_given_to_another_account_leaves_the_first_one_still_and_loses_its_segment() -> None:
    rows = (planned(FIRST, account="subscription", segment=2),)
    found = after(rows=rows, edited_rows={0: {"account": "service"}})
    assert found.edits == PlanEdits(
        pins=(Pin(date=FIRST, **AS_SEEN),), still=(Still(date=FIRST, account="subscription"),)
    )


def test_a_change_that_does_not_move_keeps_the_segment() -> None:
    rows = (planned(FIRST, account="subscription", segment=2),)
    (pin,) = after(rows=rows, edited_rows={0: {"pillar": "promotion"}}).edits.pins
    assert (pin.segment, pin.pillar) == (2, "promotion")


def test_a_deleted_row_leaves_its_day_still() -> None:
    found = after(deleted_rows=[1])
    assert found.edits == PlanEdits(still=(Still(date=SECOND, account="service"),))


def test_a_deleted_pin_is_gone() -> None:
    kept = PlanEdits(pins=(Pin(date=FIRST, account="service"),))
    found = after(kept, rows=(planned(FIRST, pinned=True),), deleted_rows=[0])
    assert found.edits == PlanEdits(still=(Still(date=FIRST, account="service"),))


def test_taking_the_tick_away_gives_the_broadcast_back_to_the_plan() -> None:
    kept = PlanEdits(pins=(Pin(date=FIRST, account="service"), Pin(date=SECOND, account="service")))
    found = after(kept, rows=(planned(FIRST, pinned=True),), edited_rows={0: {"pinned": False}})
    assert found.edits == PlanEdits(pins=(Pin(date=SECOND, account="service"),))


def test_setting_the_tick_pins_what_is_planned() -> None:
    assert after(edited_rows={0: {"pinned": True}}).edits.pins == (Pin(date=FIRST, **AS_SEEN),)


def test_a_changed_pin_replaces_the_one_before() -> None:
    kept = PlanEdits(pins=(Pin(date=FIRST, **AS_SEEN),))
    found = after(kept, rows=(planned(FIRST, pinned=True),), edited_rows={0: {"articles": 4}})
    assert [pin.articles for pin in found.edits.pins] == [4]


def test_an_added_row_needs_a_day_and_an_account_and_waits_for_them() -> None:
    waiting = after(added_rows=[{"pinned": True, "pillar": "promotion"}])
    assert waiting.edits == NO_EDITS
    (row,) = waiting.begun
    assert row.pillar == "promotion"
    whole = after(rows=(*ROWS, row), edited_rows={2: {"date": "2027-05-20", "account": "service"}})
    assert whole.edits.pins == (Pin(date=FREE, account="service", pillar="promotion"),)
    assert whole.begun == ()


def test_a_row_that_is_only_begun_survives_a_change_elsewhere() -> None:
    begun = Row(account="service", pinned=True)
    found = after(rows=(*ROWS, begun), edited_rows={0: {"articles": 1}})
    assert found.begun == (begun,)
    assert after(rows=(*ROWS, begun), deleted_rows=[2]).begun == ()


def test_a_pin_on_a_day_kept_still_is_what_the_reader_wants_now() -> None:
    still = PlanEdits(still=(Still(date=FREE, account="service"), Still(date=FREE, account="subscription")))
    found = after(still, added_rows=[{"date": "2027-05-20", "account": "service"}])
    assert found.edits.still == (Still(date=FREE, account="subscription"),)


def test_a_report_read_twice_changes_nothing_more() -> None:
    report = {
        "edited_rows": {0: {"date": "2027-05-20"}},
        "added_rows": [{"date": "2027-06-01", "account": "service"}],
        "deleted_rows": [1],
    }
    assert after(**report) == after(**report)
    assert len(after(**report).edits.pins) == 2


@pytest.mark.parametrize(
    "cells",
    [
        {"account": "telex"},
        {"pillar": "=1+1"},
        {"slot": ["noon"]},
        {"articles": 0},
        {"articles": 1.5},
        {"articles": 1e9},
        {"articles": "many"},
        {"date": "the third of May"},
        {"date": {"no": "day"}},
        {"moment": "mine"},
        {"unknown": True},
    ],
)
def test_what_cannot_stand_in_a_cell_leaves_the_row_as_it_was(cells: dict[str, Any]) -> None:
    assert with_cells(ROWS[0], cells, KNOWN) == ROWS[0]
    assert after(edited_rows={0: cells}).edits == NO_EDITS


def test_a_row_that_loses_its_day_stays_as_it_was_and_that_is_told() -> None:
    found = after(edited_rows={0: {"date": None}})
    assert (found.edits, found.emptied) == (NO_EDITS, True)


def test_rows_that_are_not_there_are_passed_over() -> None:
    assert after(edited_rows={9: {"articles": 3}}, deleted_rows=[9, -1]).edits == NO_EDITS


def test_of_two_broadcasts_on_a_day_the_later_wish_is_taken_back() -> None:
    first, second = Pin(date=FREE, account="service", articles=1), Pin(date=FREE, account="service", articles=2)
    assert without_pin(PlanEdits(pins=(first, second)), "service", FREE).pins == (first,)
    still = Still(date=FREE, account="service")
    assert without_still(PlanEdits(still=(still,)), still) == NO_EDITS


def test_changes_by_hand_are_kept_in_the_store() -> None:
    edits = PlanEdits(
        pins=(Pin(date=FREE, account="service", pillar="promotion", segment=2),),
        still=(Still(date=FIRST, account="subscription"),),
    )
    draft = Draft().with_plan(edits)
    assert from_data(to_data(draft), version=0) == draft
    before = {key: value for key, value in to_data(draft).items() if key != "plan"}
    assert from_data(before, version=0).case.plan == NO_EDITS, "a draft of before there were such changes"


def test_changes_that_the_base_no_longer_understands_do_not_count_and_the_others_do() -> None:
    edits = PlanEdits(
        pins=(
            Pin(date=FREE, account="telex"),
            Pin(date=FREE, account="service", pillar="gossip", slot="dawn", articles=2),
        ),
        still=(Still(date=FIRST, account="telex"), Still(date=FIRST, account="service")),
    )
    assert fitting_edits(edits, KNOWN) == PlanEdits(
        pins=(Pin(date=FREE, account="service", articles=2),), still=(Still(date=FIRST, account="service"),)
    )
    good = PlanEdits(pins=(Pin(date=FREE, account="service"),))
    assert fitting_edits(good, KNOWN) == good
