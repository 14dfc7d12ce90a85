"""Charts drawn by other processes are those drawn here, and a process that is lost costs nothing but time."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from advisor.report import artists, charts
from advisor.report.artists import Artists
from advisor.report.drawing import drawn, for_print
from tests.report import odd_artist, sample
from tests.report.odd_artist import DIES

FAMILIES = "Noto Sans"


@pytest.fixture
def odd() -> Iterator[Artists]:
    made = Artists(module=odd_artist.__name__)
    yield made
    made.close()


def test_what_artists_draw_is_what_this_process_would() -> None:
    found = [charts.draw(name, sample.advice()) for name in list(charts.CHARTS)[:3]]
    specs = [json.dumps(for_print(spec)) for spec in found if spec is not None]
    made = Artists()
    try:
        assert list(made.draw(specs, FAMILIES)) == [drawn(spec, FAMILIES) for spec in specs]
        with pytest.raises(ValueError, match=r"."):
            list(made.draw(['{"mark": "nothing"}'], FAMILIES))
    finally:
        made.close()


def test_charts_come_in_their_order_and_are_drawn_once(odd: Artists) -> None:
    told = list(odd.draw(["a", "b", "c"], FAMILIES))
    assert [svg.partition(" by ")[0] for svg in told] == [f"{name} in {FAMILIES}" for name in "abc"]
    assert list(odd.draw(["c", "a"], FAMILIES)) == [told[2], told[0]]
    assert next(odd.draw(["a"], "Noto Serif")).startswith("a in Noto Serif")


def test_a_chart_that_cannot_be_drawn_is_told_each_time(odd: Artists) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="nothing"):
            list(odd.draw([""], FAMILIES))


def test_an_artist_that_is_lost_is_replaced_and_its_chart_drawn_here(
    odd: Artists, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artists, "drawn", lambda spec, _families: f"{spec} here")
    assert list(odd.draw(["a", DIES, "b"], FAMILIES))[1] == f"{DIES} here"
    assert next(odd.draw(["c"], FAMILIES)).startswith("c in")


def test_what_has_not_begun_is_given_up_and_can_be_asked_for_again(odd: Artists) -> None:
    many = [str(number) for number in range(60)]
    drawing = odd.draw(many, FAMILIES)
    first = next(drawing)
    drawing.close()
    again = list(odd.draw(many, FAMILIES))
    assert again[0] == first
    assert [svg.partition(" ")[0] for svg in again] == many
