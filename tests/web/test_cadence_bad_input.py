"""What cannot be planned or read is refused in a sentence, and the plan stays as it was."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.questionnaire.plan_edits import NO_EDITS, Pin, PlanEdits
from advisor.report.csv_file import cadence_csv
from tests.web.planning import a_free_day, cadence_page, edits, plan, report
from tests.web.visits import key


@pytest.mark.parametrize("weeks", [0, -3, 105, 10_000])
def test_a_length_that_cannot_be_planned_is_refused_in_a_sentence_and_the_plan_stays(weeks: int) -> None:
    app = cadence_page()
    app.number_input(key=key(app, "plan_weeks")).set_value(weeks).run()
    assert "Choose 1 to 104 weeks" in app.error[0].value
    assert app.session_state["draft"].horizon.weeks is None
    assert app.number_input(key=key(app, "plan_weeks")).value is None
    app.number_input(key=key(app, "plan_weeks")).set_value(8).run()
    assert not app.error
    assert plan(app).weeks == 8


@pytest.mark.parametrize(
    ("start", "told"),
    [
        (date(2020, 5, 3), "before"),
        (date(2031, 1, 1), "calendar ends on 31 Dec 2030"),
        (date(2030, 6, 1), "would go beyond 31 Dec 2030"),
    ],
)
def test_a_start_that_cannot_be_planned_is_refused_in_a_sentence_and_the_plan_stays(start: date, told: str) -> None:
    app = cadence_page()
    app.date_input(key=key(app, "plan_start")).set_value(start).run()
    assert told in app.error[0].value
    assert app.session_state["draft"].horizon.start is None
    app.date_input(key=key(app, "plan_start")).set_value(date(2027, 5, 3)).run()
    assert not app.error


def test_a_file_with_a_broken_row_is_told_and_its_other_rows_are_pinned() -> None:
    app = cadence_page()
    day = a_free_day(app)
    file = f"date,account,articles\n{day},service,1\n2027-13-40,service,1\n".encode()
    app.file_uploader[0].upload("plan <b>.csv", file).run()
    assert not app.exception
    assert edits(app) == PlanEdits(pins=(Pin(date=day, account="service", articles=1),))
    assert "1 problem in plan" in app.error[0].value
    assert "The other rows are taken." in app.error[0].value
    (said,) = [line.value for line in app.text]
    assert "2027-13-40" in said
    app.button(key="plan_undo").click().run()
    assert edits(app) == NO_EDITS


@pytest.mark.parametrize("file", [b"", b"\x00\xff", b"a,b\n1,2\n", b"PK\x03\x04broken"])
def test_a_file_that_is_no_plan_changes_nothing(file: bytes) -> None:
    app = cadence_page()
    report(app, edited_rows={0: {"pinned": True}})
    before = edits(app)
    app.file_uploader[0].upload("plan.xlsx" if file.startswith(b"PK") else "plan.csv", file).run()
    assert not app.exception
    assert "the plan is as it was" in app.error[0].value
    assert edits(app) == before


def test_the_plan_as_it_is_exported_is_read_back_as_it_was() -> None:
    app = cadence_page()
    sent = {(one.date, one.account, one.articles, one.pillar) for one in plan(app).broadcasts}
    app.file_uploader[0].upload("cadence.csv", cadence_csv(plan(app))).run()
    assert not app.error
    assert {(one.date, one.account, one.articles, one.pillar) for one in edits(app).pins} == sent
    assert {(one.date, one.account, one.articles, one.pillar) for one in plan(app).broadcasts} == sent
    assert plan(app).refused == ()
