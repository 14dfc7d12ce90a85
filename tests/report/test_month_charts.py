from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.advice import model as m
from advisor.cadence.model import Hours
from advisor.report import charts
from advisor.report.wording import account_names
from tests.report import sample
from tests.report.march import march, sent

NAMES = account_names(sample.knowledge())


def test_the_quota_of_a_month_stands_beside_what_is_planned_of_it() -> None:
    _, rows = charts.table("quota_used_by_month", march([sent(3), sent(10), sent(17)]), names=NAMES)
    assert rows == (("Mar 2027", "Service account", 3, 4, 1),)


@pytest.mark.parametrize(("planned", "share"), [(1, 0.25), (2, 0.5), (4, 1)])
def test_the_filled_part_of_a_bar_is_the_part_of_the_quota(planned: int, share: float) -> None:
    advice = march([sent(day) for day in range(1, planned + 1)])
    spec = charts.draw("quota_used_by_month", advice, names=NAMES)
    assert spec is not None
    (bar,) = spec["layer"][0]["data"]["values"]
    assert (bar["filled"] - bar["floor"]) / (bar["top"] - bar["floor"]) == pytest.approx(share, abs=1e-3)


def test_an_account_that_sends_nothing_has_no_lane() -> None:
    advice = march([sent(3, "subscription")])
    assert charts.draw("quota_used_by_month", advice, names=NAMES) is None


def test_the_capacity_of_each_month_is_its_own() -> None:
    advice = sample.advice()
    first, *rest = advice.cadence.effort
    slow = replace(advice, cadence=replace(advice.cadence, effort=(replace(first, able=3), *rest)))
    _, rows = charts.table("capacity_by_month", slow, names=NAMES)
    assert rows[0][-2] == 3
    assert rows[1][-2] == rest[0].able


def test_what_was_asked_for_is_marked_only_where_it_is_more_than_planned() -> None:
    def diamonds(advice: m.Advice) -> int:
        spec = charts.draw("capacity_by_month", advice, names=NAMES)
        assert spec is not None
        return sum(layer["mark"].get("shape") == "diamond" for layer in spec["layer"])

    met = march([sent(3)], able=10)
    (work,) = met.cadence.effort
    asked = replace(met, cadence=replace(met.cadence, effort=(replace(work, wished=work.articles + 1),)))
    assert (diamonds(met), diamonds(asked)) == (0, 1)


def test_a_month_is_marked_short_by_shape_where_its_central_case_is_more_than_the_team_has() -> None:
    work = Hours(low=40, central=81, high=160)
    band = Hours(low=10, central=80, high=200)
    advice = march([sent(3)])
    (month,) = advice.cadence.effort

    def drawn(team: Hours | None) -> tuple[set[str | None], str]:
        effort = (replace(month, hours=work, team=team),)
        given = replace(advice, cadence=replace(advice.cadence, effort=effort))
        spec = charts.draw("effort_by_month", given, names=NAMES)
        assert spec is not None
        _, rows = charts.table("effort_by_month", given, names=NAMES)
        return {layer["mark"].get("shape") for layer in spec["layer"]}, str(rows[0][-1])

    assert drawn(band) == ({None, "triangle-down"}, "yes")
    assert drawn(replace(band, central=81)) == ({None}, "no")
    assert drawn(None) == ({None}, "not known")


def test_no_number_of_hours_stands_without_its_band() -> None:
    advice = march([sent(3)])
    (month,) = advice.cadence.effort
    effort = (replace(month, hours=Hours(low=11, central=20, high=38), team=None),)
    _, rows = charts.table(
        "effort_by_month", replace(advice, cadence=replace(advice.cadence, effort=effort)), names=NAMES
    )
    assert rows[0][3:5] == ("11–20–38", "not known")


def test_an_account_without_readers_has_no_band() -> None:
    advice = sample.advice()
    nobody = [
        replace(each, account="subscription", reads=m.Reads(low=0, central=0, high=0))
        for each in advice.cadence.projections
    ]
    advice = replace(advice, cadence=replace(advice.cadence, projections=(*advice.cadence.projections, *nobody)))
    _, rows = charts.table("reads_band", advice, names=NAMES)
    assert {row[1] for row in rows} == {"Service account"}


def test_the_bands_of_two_accounts_differ_by_shape_too() -> None:
    advice = sample.advice()
    other = [replace(each, account="subscription") for each in advice.cadence.projections]
    advice = replace(advice, cadence=replace(advice.cadence, projections=(*advice.cadence.projections, *other)))
    spec = charts.draw("reads_band", advice, names=NAMES)
    assert spec is not None
    (points,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    assert points["encoding"]["shape"]["scale"]["domain"] == ["Subscription account", "Service account"]
