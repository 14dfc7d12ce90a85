"""The cadence page: changes in the table, what the limits answer, weeks, what if. Nothing typed is lost."""

from __future__ import annotations

import re
from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from advisor.questionnaire.plan_edits import NO_EDITS, Pin, Still
from advisor.web.cadence.cadence_week import week_in, weeks_of
from tests.web.planning import a_free_day, cadence_page, edits, plan, report
from tests.web.visits import answers, key, markup, open_page, visit, words

MAY = "2027-05"


def in_may(app: AppTest) -> list[int]:
    """The places in the table of what is sent in May 2027."""
    return [place for place, sent in enumerate(plan(app).broadcasts) if f"{sent.date:%Y-%m}" == MAY]


def test_a_changed_row_is_pinned_the_plan_made_anew_and_all_of_it_kept() -> None:
    app = cadence_page()
    first = in_may(app)[0]
    sent = plan(app).broadcasts[first]
    new = "education" if sent.pillar != "education" else "community"
    report(app, edited_rows={first: {"pillar": new}})
    (pin,) = edits(app).pins
    assert (pin.date, pin.account, pin.pillar) == (sent.date, sent.account, new)
    kept = [one for one in plan(app).broadcasts if one.pinned]
    assert [(one.date, one.pillar) for one in kept] == [(sent.date, new)]
    assert "1 broadcast is pinned." in words(app)
    again = open_page(visit(app.session_state["draft_id"]), "cadence")
    assert edits(again).pins == (pin,)


def test_a_deleted_broadcast_does_not_come_back_on_its_day_until_it_is_given_back() -> None:
    app = cadence_page()
    sent = plan(app).broadcasts[in_may(app)[1]]
    report(app, deleted_rows=[in_may(app)[1]])
    assert edits(app).still == (Still(date=sent.date, account=sent.account),)
    assert sent.date not in {one.date for one in plan(app).broadcasts}
    assert "1 day is kept free" in words(app)
    app.button(key=f"release_{sent.account}_{sent.date}").click().run()
    assert edits(app) == NO_EDITS


def test_a_fifth_broadcast_in_a_month_is_refused_with_the_limit_and_can_be_taken_back() -> None:
    app = cadence_page()
    four = in_may(app)
    assert len(four) == 4
    report(app, edited_rows={place: {"pinned": True} for place in four})
    last = a_free_day(app)
    report(app, added_rows=[{"date": f"{last}", "account": "service", "pinned": True}])
    (refused,) = plan(app).refused
    assert "This would be broadcast number 5 in May 2027; 4 are allowed." in words(app)
    assert "4 broadcasts are pinned, 1 broadcast could not be kept." in words(app)
    app.button(key=f"unpin_{refused.account}_{refused.date}_0").click().run()
    assert plan(app).refused == ()
    assert len(edits(app).pins) == 4


def test_changes_are_undone_one_by_one_and_all_at_once() -> None:
    app = cadence_page()
    assert app.button(key="plan_undo").disabled
    report(app, edited_rows={0: {"pinned": True}})
    one = edits(app)
    report(app, edited_rows={1: {"pinned": True}})
    two = edits(app)
    assert (len(one.pins), len(two.pins)) == (1, 2)
    app.button(key="plan_reset").click().run()
    assert edits(app) == NO_EDITS
    assert [app.button(key="plan_undo").click().run() and edits(app) for _ in range(3)] == [two, one, NO_EDITS]


def test_a_row_only_begun_stays_in_the_table_while_another_is_changed() -> None:
    app = cadence_page()
    rows = len(app.data_editor[0].value)
    report(app, added_rows=[{"account": "service", "pinned": True}])
    assert edits(app) == NO_EDITS
    report(app, added_rows=[{"account": "service", "pinned": True}], edited_rows={0: {"pinned": True}})
    table = app.data_editor[0].value
    assert len(table) == rows + 1
    assert table["account"].iloc[-1] == "service"
    assert table["date"].isna().iloc[-1]
    other = open_page(open_page(app, "advice"), "cadence").data_editor[0].value
    assert len(other) == rows + 1, "it is there after another page"


def test_the_table_narrowed_to_a_month_changes_the_rows_it_shows() -> None:
    app = cadence_page()
    sent = [one for one in plan(app).broadcasts if f"{one.date:%Y-%m}" == MAY]
    app.selectbox(key=key(app, "plan_month")).set_value(MAY).run()
    assert len(app.data_editor[0].value) == len(sent)
    report(app, deleted_rows=[1])
    assert edits(app).still == (Still(date=sent[1].date, account=sent[1].account),)
    assert app.selectbox(key=key(app, "plan_month")).value == MAY


def test_a_report_that_comes_late_and_again_undoes_and_doubles_nothing() -> None:
    app = cadence_page()
    old = app.data_editor[0].proto.id
    report(app, edited_rows={0: {"pinned": True}})
    assert app.data_editor[0].proto.id != old, "a plan made anew is a new table"
    kept = edits(app)
    report(app, table=old, edited_rows={0: {"pinned": True}})
    assert edits(app) == kept
    report(app, table=old, edited_rows={0: {"pinned": True}, 1: {"pinned": True}})
    assert edits(app).pins[0] == kept.pins[0]
    assert len(edits(app).pins) <= 2


def test_a_form_adds_a_broadcast_and_asks_for_the_day_it_lacks() -> None:
    app = cadence_page()
    send = next(button for button in app.button if button.key and button.key.startswith("plan_add_it"))
    send.click().run()
    assert "Choose the day" in app.error[0].value
    day = a_free_day(app)
    app.date_input(key="plan_add_date~0").set_value(day)
    next(button for button in app.button if button.key and button.key.startswith("plan_add_it")).click().run()
    assert edits(app).pins == (Pin(date=day, account="service"),)
    assert not app.error


def test_a_week_shows_what_is_sent_and_begun_and_lets_it_be_pinned_and_taken_out() -> None:
    app = cadence_page()
    sent = plan(app).broadcasts[in_may(app)[0]]
    monday = sent.date - timedelta(days=sent.date.weekday())
    app.selectbox(key=key(app, "plan_week")).set_value(monday).run()
    assert "Sent this week" in words(app)
    app.button(key=f"pin_{sent.account}_{sent.date}").click().run()
    assert [pin.date for pin in edits(app).pins] == [sent.date]
    app.button(key=f"pin_{sent.account}_{sent.date}").click().run()
    assert edits(app) == NO_EDITS
    app.button(key=f"out_{sent.account}_{sent.date}").click().run()
    assert [one.date for one in edits(app).still] == [sent.date]
    assert app.selectbox(key=key(app, "plan_week")).value == monday, "the week stays chosen"


def test_the_weeks_cover_the_plan_and_a_chart_names_them_by_day_or_by_milliseconds() -> None:
    cadence = plan(cadence_page())
    mondays = weeks_of(cadence)
    assert all(monday.weekday() == 0 for monday in mondays)
    assert all(any(0 <= (sent.date - monday).days < 7 for monday in mondays) for sent in cadence.broadcasts)
    assert week_in("2027-05-03") == week_in(1809302400000) == date(2027, 5, 3)
    assert week_in("2027-05-09T00:00:00") == date(2027, 5, 3)
    assert week_in("soon") is week_in(None) is week_in(float("inf")) is None


def beside(app: AppTest) -> dict[str, tuple[str, str]]:
    """The rows of the table that shows the plan now and then."""
    (table,) = re.findall(r'aria-label="The plan now and then".*?</table>', markup(app), re.DOTALL)
    rows = (re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>.*?</tr>", table))
    return {re.sub("<[^>]+>", "", row[0]): (row[1], row[2]) for row in rows if len(row) > 1}


def test_what_if_shows_the_other_plan_beside_this_one_and_saves_it_only_when_taken_over() -> None:
    app = cadence_page(publish_frequency="weekly", articles_per_month=10)
    before, now = answers(app), plan(app)
    app.selectbox(key=key(app, "plan_if_publish_frequency")).set_value("monthly").run()
    assert answers(app) == before
    assert plan(app) == now
    told = beside(app)
    assert told["Broadcasts"][0] == str(len(now.broadcasts))
    app.button(key="plan_take_over").click().run()
    assert answers(app) == before | {"publish_frequency": "monthly"}
    assert "Taken over" in words(app)
    assert told["Broadcasts"][1] == str(len(plan(app).broadcasts))
    assert len(plan(app).broadcasts) <= 13, "once a month in 52 weeks"


def test_what_if_refuses_a_start_that_cannot_be_planned() -> None:
    app = cadence_page()
    app.date_input(key=key(app, "plan_if_start")).set_value(date(2020, 1, 1)).run()
    assert "cannot begin on 1 Jan 2020" in app.error[0].value
    assert not [button for button in app.button if button.key == "plan_take_over"]


def test_what_if_with_no_capacity_plans_nothing_and_says_why() -> None:
    app = cadence_page(articles_per_month=0)
    assert plan(app).broadcasts == ()
    assert "write no article" in words(app)
    app.number_input(key=key(app, "plan_if_articles_per_month")).set_value(6).run()
    assert not app.exception
    app.button(key="plan_take_over").click().run()
    assert plan(app).broadcasts


def test_what_if_left_alone_leaves_everything_as_it_was() -> None:
    app = cadence_page()
    before = answers(app)
    app.date_input(key=key(app, "plan_if_start")).set_value(date(2027, 6, 7)).run()
    app.button(key="plan_leave").click().run()
    assert answers(app) == before
    assert app.date_input(key=key(app, "plan_if_start")).value is None
    assert not [button for button in app.button if button.key == "plan_take_over"]
