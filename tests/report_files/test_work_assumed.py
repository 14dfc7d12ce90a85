"""The assumptions of a plan name its work: hours, hands, cost and what they rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from advisor.advice import model as m
from advisor.cadence.model import Followers, Hours, MonthEffort, RoleHours, Yuan
from advisor.report.assumptions import assumption_rows
from tests.report_files import made

MONTH = MonthEffort(
    month="2026-12",
    broadcasts=1,
    articles=6,
    able=4,
    wished=6,
    hours=Hours(low=29, central=1056, high=2110),
    team=Hours(low=17, central=43, high=87),
    roles=(RoleHours(role="writer", name="Writer", hours=Hours(low=15, central=30, high=60)),),
    articles_outside=2,
    hours_outside=Hours(low=0, central=1013, high=2093),
    cost=Yuan(low=1400, central=4300, high=12900),
)


def rows_with(**changes: Any) -> list[tuple[str, str, str, str]]:
    advice = made.advice()
    given = made.advice(cadence=replace(advice.cadence, **changes))
    return list(assumption_rows(given, names=made.names()))


def work(month: MonthEffort) -> list[str]:
    (text,) = (value for topic, item, value, _ in rows_with(effort=(month,)) if (topic, item) == ("Work", "2026-12"))
    return text.split("\n")


def test_a_month_says_its_hours_roles_team_and_cost_as_bands() -> None:
    assert work(MONTH) == [
        "1 broadcast, 6 articles",
        "Hours: 29 to 2,110, central 1,056",
        "Writer: 15 to 60, central 30 hours",
        "Hours of the team: 17 to 87, central 43",
        "Hours beyond the team: 0 to 2,093, central 1,013",
        "Wished for beyond what the team can write: 2 articles",
        "At the pay of employees on the mainland: 1,400 to 12,900, central 4,300 yuan",
    ]


def test_what_is_not_known_or_not_missing_is_not_made_up() -> None:
    enough = replace(MONTH, team=None, hours_outside=None, articles_outside=0, cost=None, roles=())
    assert work(enough)[2:] == ["Hours of the team: not known"]


def test_inputs_of_the_work_name_what_they_rest_on() -> None:
    text = "Work on one article: 4.5 to 18 hours."
    entry = m.Reason(id="effort.article", text=text, sources=("s1",), basis="judgement")
    (row,) = (row for row in rows_with(effort_inputs=(entry,)) if row[0] == "Input of the work")
    assert row[1:3] == ("effort.article", text)
    assert row[3].startswith("Rules (Somebody, 2025)")
    assert row[3].endswith("our judgement")


def test_reads_to_expect_name_the_followers_counted_on() -> None:
    reads, held = m.Reads(low=17, central=346, high=1072), Followers(low=9610, central=10070, high=10310)
    expected = m.Projection(account="service", month="2027-01", reads=reads, followers=held)
    (row,) = (row for row in rows_with(projections=(expected,)) if row[0] == "Reads to expect")
    assert row[2] == "17 to 1,072, central 346; followers 9,610 to 10,310, central 10,070"
