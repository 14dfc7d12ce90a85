"""The plan in words, on plans made by hand: accounts, weeks, hours, what could not be kept."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest

from advisor.advice.advise import advise
from advisor.advice.model import Broadcast, Cadence
from advisor.cadence.model import (
    ArticleCount,
    Hours,
    MomentDay,
    MonthEffort,
    PlanScore,
    Publication,
    Wished,
)
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.plan_edits import Pin, PlanEdits, Still
from advisor.report.wording import Names
from advisor.web.cadence.cadence_months import hours, told_effort
from advisor.web.cadence.cadence_refused import status
from advisor.web.cadence.cadence_summary import account_lines, proof
from advisor.web.cadence.cadence_week import week, week_label
from advisor.web.cadence.cadence_words import broadcast_line, in_words

MONDAY = date(2027, 5, 3)


@pytest.fixture(scope="module")
def names(real: Knowledge) -> Names:
    return Names(advise(real, {}, as_of=date(2026, 11, 21)), real)


def sent(day: date, **more: Any) -> Broadcast:
    given = {"account": "service", "articles": 2, "pillar": "education", "moment": "", "prepare_from": day}
    return Broadcast(date=day, **given | more)


def plan(*broadcasts: Broadcast, **more: Any) -> Cadence:
    given: dict[str, Any] = {"articles_per_month": ArticleCount(planned=4, capacity=None)}
    parts = ("quotas", "projections", "projection_inputs", "moments", "warnings")
    return Cadence(
        start=MONDAY,
        weeks=4,
        timezone="Asia/Shanghai",
        broadcasts=broadcasts,
        **dict.fromkeys(parts, ()) | given | more,
    )


def read(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_an_account_is_told_with_what_is_wished_and_what_had_to_give(names: Names) -> None:
    cadence = plan(
        sent(MONDAY, versions=3),
        publications=(Publication(date=MONDAY, account="service", pillar="service", prepare_from=MONDAY),),
        wished=(Wished(account="service", wished=4, planned=1), Wished(account="subscription", wished=0, planned=0)),
    )
    first, second, month = account_lines(cadence, names)
    assert first == (
        "Service account: 1 broadcast with 6 articles to write, of 4 broadcasts wished; 3 had to give;"
        " and 1 article published without notice."
    ), "3 versions of 2 articles are 6 to write; 4 wished less 1 sent leaves 3"
    assert second.startswith("Subscription account: 0 broadcasts")
    assert month == "At most 4 articles a month; how many the team can produce is not known."


def test_a_plan_is_called_the_best_only_where_that_was_proved() -> None:
    score = {"sent": 1, "wished": 1, "presence": 0, "presence_most": 0, "unevenness": 0.0, "pillars_off": 0.0}
    assert proof(PlanScore(**score, clashes=0, optimal=True)) == "No better plan exists within these limits."
    assert "not proved" in proof(PlanScore(**score, clashes=0, optimal=False))
    assert proof(None) == ""


def test_a_broadcast_says_whom_it_reaches_and_when(names: Names, real: Knowledge) -> None:
    slots = {slot.id: slot for slot in real.cadence.slots}
    slot = real.cadence.slots[0]
    versions = broadcast_line(sent(MONDAY, versions=3, slot=slot.id), names, slots)
    assert "3 versions, one for each segment" in versions
    assert versions.endswith(f"{slot.begins}–{slot.ends}")
    alone = broadcast_line(sent(MONDAY, account="subscription", segment=2), names, slots)
    assert alone.startswith("Subscription account: 2 articles, to segment 2 alone")


def test_a_week_holds_what_falls_on_its_days_and_nothing_else(names: Names) -> None:
    sunday, after = date(2027, 5, 9), date(2027, 5, 10)
    barred = MomentDay(
        date=sunday,
        id="quiet",
        name="A quiet day",
        weight=0,
        barred=True,
        text="",
        sources=(),
        basis="judgement",
        certainty="expected",
        work_from=MONDAY,
    )
    cadence = plan(
        sent(sunday, prepare_from=date(2027, 4, 30), pinned=True), sent(after, prepare_from=MONDAY), moments=(barred,)
    )
    told = read(week(cadence, MONDAY, names, {}))
    sent_now, _, rest = told.partition("Work to begin")
    begun, _, dates = rest.partition("Dates")
    assert "Sun 9 May Service account" in sent_now
    assert "pinned" in sent_now
    assert "10 May" not in sent_now
    assert "Mon 3 May: the broadcast by the service account of 10 May" in begun
    assert "Mon 3 May: work on A quiet day (9 May)" in begun
    assert "of 9 May" not in begun, "that was begun the week before"
    assert "no promotion" in dates
    assert "expected" in dates
    assert week_label(MONDAY, cadence) == "3 May – 9 May 2027: 1 broadcast"


def effort(month: str, central: float, *, team: float | None) -> MonthEffort:
    return MonthEffort(
        month=month,
        broadcasts=1,
        articles=2,
        able=None,
        wished=2,
        hours=Hours(low=central / 2, central=central, high=central * 2),
        team=None if team is None else Hours(low=team, central=team, high=team),
        roles=(),
    )


def test_hours_are_told_with_their_band_and_as_enough_only_where_they_are() -> None:
    enough = list(told_effort((effort("2027-05", 20, team=30), effort("2027-06", 40, team=40))))
    assert enough[0] == "The whole plan takes about 60 hours of work; between 30 and 120 are possible."
    assert enough[-1] == "The hours the team probably has suffice in every month."
    assert len(list(told_effort((effort("2027-05", 20, team=30), effort("2027-06", 41, team=40))))) == 1
    assert len(list(told_effort((effort("2027-05", 20, team=None),)))) == 1
    assert hours(Hours(low=1, central=2, high=4)) == "1 – 2 – 4"
    assert hours(Hours(low=2, central=2, high=2)) == "2"


def test_the_changes_by_hand_are_counted_in_words() -> None:
    pins = tuple(Pin(date=date(2027, 5, day), account="service") for day in (3, 4, 5))
    still = (Still(date=MONDAY, account="service"),)
    told = status(PlanEdits(pins=pins, still=still), refused=2)
    assert told == "1 broadcast is pinned, 2 broadcasts could not be kept, 1 day is kept free."
    assert status(PlanEdits(pins=pins), refused=0) == "3 broadcasts are pinned."


def test_days_and_months_are_written_in_words_and_other_numbers_left_alone() -> None:
    assert in_words("2027-05-03 and 2027-05; 2027-13, 12027-05-03x, notice 2012-333") == (
        "3 May 2027 and May 2027; 2027-13, 12027-05-03x, notice 2012-333"
    )
