"""One week of the plan: what is sent and published, what is to be begun, and the dates that fall into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import streamlit as st

from advisor.advice.model import Broadcast, Cadence
from advisor.knowledge.models import Slot
from advisor.report.charts import caption
from advisor.report.spoken import commas, titled
from advisor.report.wording import Names, short_day
from advisor.web import base
from advisor.web.cadence.cadence_by_buttons import week_buttons
from advisor.web.cadence.cadence_words import broadcast_line, small, weekday
from advisor.web.cadence.plan_table import keep, mine
from advisor.web.chart_files import chart_files
from advisor.web.chart_shown import chart_twin, plan_chart
from advisor.web.markup import Content, Markup, bullets, joined, show, tag
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit
from advisor.words import say, say_count

CHART, FIELD, CHOSEN = "broadcasts_by_week", "week", "plan_week_chosen"


def weeks_shown(visit: Visit) -> None:
    """The chart of weeks, the week chosen in it or in the field under it, and what happens in that week."""
    cadence = visit.planned.cadence
    mondays = weeks_of(cadence)
    show(tag("h2", say("Week by week"), id="weeks"))
    _chart(visit)
    if not mondays:
        return
    chosen = _chosen(mondays, cadence)
    labels = {monday: week_label(monday, cadence) for monday in mondays}
    key = view("plan_week", chosen)
    st.selectbox(
        say("Week"),
        mondays,
        format_func=labels.__getitem__,
        key=key,
        on_change=_choose,
        args=(key,),
        help=say("Or select a bar of the chart."),
    )
    slots = {slot.id: slot for slot in visit.knowledge.cadence.slots}
    body = week(cadence, chosen, visit.names, slots)
    show(tag("div", body, class_="week", role="region", aria_label=say("The week")))
    if not visit.closed:
        week_buttons(sent_in(cadence, chosen), visit.names)


def weeks_of(cadence: Cadence) -> list[date]:
    """The Mondays of the plan's weeks; the first may lie before its first day."""
    first = cadence.start - timedelta(days=cadence.start.weekday())
    last = cadence.start + timedelta(weeks=cadence.weeks, days=-1)
    return [first + timedelta(weeks=place) for place in range((last - first).days // 7 + 1)]


def sent_in(cadence: Cadence, monday: date) -> tuple[Broadcast, ...]:
    """The broadcasts of a week."""
    return tuple(one for one in cadence.broadcasts if monday <= one.date <= monday + timedelta(days=6))


def week_label(monday: date, cadence: Cadence) -> str:
    """`7 Dec – 13 Dec 2026: 2 broadcasts`."""
    sunday = monday + timedelta(days=6)
    sent = len(sent_in(cadence, monday))
    return say(
        "{first} – {last} {year}: {broadcasts}",
        first=short_day(monday),
        last=short_day(sunday),
        year=sunday.year,
        broadcasts=say_count(sent, "{number} broadcast", "{number} broadcasts") if sent else say("no broadcast"),
    )


def week(cadence: Cadence, monday: date, names: Names, slots: Mapping[str, Slot]) -> Markup:
    """What is sent, published and begun in a week, and the dates of the calendar in it."""
    sunday = monday + timedelta(days=6)

    def inside(day: date | None) -> bool:
        return day is not None and monday <= day <= sunday

    unannounced = say("an article published without notice")
    told: list[tuple[date, Content]] = [
        (one.date, joined([f" {broadcast_line(one, names, slots)} ", _pinned(one)])) for one in sent_in(cadence, monday)
    ]
    told += [
        (
            one.date,
            " " + titled(names.account(one.account), commas([unannounced, small(names.pillar(one.pillar))])),
        )
        for one in cadence.publications
        if inside(one.date)
    ]
    sent = [tag("li", tag("strong", weekday(day)), what) for day, what in sorted(told, key=lambda row: row[0])]
    begun = list(_begun(cadence, names, inside))
    dates: list[Content] = [
        joined([tag("strong", weekday(one.date)), f" {one.name}", mark(one.barred, one.certainty)])
        for one in cadence.moments
        if inside(one.date)
    ]
    nothing = tag("p", say("Nothing."), class_="quiet")
    parts = [
        tag("div", tag("h3", say("Sent this week")), tag("ul", *sent) if sent else nothing),
        tag("div", tag("h3", say("Work to begin")), bullets(begun) or nothing),
        tag("div", tag("h3", say("Dates")), bullets(dates)) if dates else None,
    ]
    return joined(parts)


def _begun(cadence: Cadence, names: Names, inside: Any) -> Iterator[Content]:
    for sent in cadence.broadcasts:
        if inside(sent.prepare_from):
            account, on = small(names.account(sent.account)), short_day(sent.date)
            work = say("the broadcast by the {account} of {day}", account=account, day=on)
            yield titled(weekday(sent.prepare_from), work)
    for page in cadence.publications:
        if inside(page.prepare_from):
            work = say("the article published on {day}", day=short_day(page.date))
            yield titled(weekday(page.prepare_from), work)
    for moment in cadence.moments:
        if inside(moment.work_from):
            work = say("work on {moment} ({day})", moment=moment.name, day=short_day(moment.date))
            yield titled(weekday(moment.work_from), work)


def _pinned(sent: Broadcast) -> Markup | None:
    return tag("span", say("pinned"), class_="badge conditional") if sent.pinned else None


def mark(barred: bool, certainty: str) -> Markup:
    """What must be known of a date beside its name."""
    return joined(
        [
            tag("span", say("no promotion"), class_="badge closed") if barred else None,
            tag("span", say("expected"), class_="badge") if certainty == "expected" else None,
        ],
        by=" ",
    )


def _chosen(mondays: list[date], cadence: Cadence) -> date:
    """The week last chosen; at first the one with the first broadcast."""
    chosen: date | None = mine(CHOSEN)
    if chosen is not None and chosen in mondays:
        return chosen
    first = cadence.broadcasts[0].date if cadence.broadcasts else cadence.start
    return max((monday for monday in mondays if monday <= first), default=mondays[0])


def _choose(key: str) -> None:
    chosen = taken("plan_week", key)
    if chosen is not LATE:
        keep(CHOSEN, chosen)


def _chart(visit: Visit) -> None:
    spec = base.plan_chart(CHART, visit.key)
    if spec is None:
        return
    if not selects(spec, FIELD):
        st.vega_lite_chart(spec=spec, width="stretch", theme=None, key=f"chart_{CHART}")
    else:
        key = f"chart_{CHART}"
        st.vega_lite_chart(
            spec=spec,
            width="stretch",
            theme=None,
            key=key,
            on_select=lambda: _select(key),
            selection_mode=FIELD,
        )
    show(tag("p", caption(CHART), class_="caption"), chart_twin(visit, CHART))
    chart_files(visit, CHART)
    plan_chart(visit, "articles_by_week")


def selects(spec: Mapping[str, Any], name: str) -> bool:
    """Whether a chart has a selection of this name, in any of its parts."""
    if any(one.get("name") == name and "select" in one for one in spec.get("params", ())):
        return True
    parts = (part for kind in ("layer", "vconcat", "hconcat", "concat") for part in spec.get(kind, ()))
    return any(selects(part, name) for part in parts)


def _select(key: str) -> None:
    """A bar was selected in the chart: its week is the one shown."""
    selection = st.session_state[key].get("selection", {}).get(FIELD) or ()
    for point in selection:
        monday = week_in(point.get(FIELD))
        if monday is not None:
            keep(CHOSEN, monday)


def week_in(value: Any) -> date | None:
    """The Monday that a chart reports: as a day in text, or in milliseconds since 1970."""
    try:
        if isinstance(value, int | float):
            found = datetime.fromtimestamp(value / 1000, UTC).date()
        else:
            found = date.fromisoformat(str(value)[:10])
    except (ValueError, OverflowError, OSError):
        return None
    return found - timedelta(days=found.weekday())
