"""The processes that reckon beside the server tell what the engine tells, and nobody is left waiting without them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

import pytest

from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.parts.prospects import Prospects
from advisor.report import frames
from advisor.web.reckoning.busy import LEAST, Busy
from advisor.web.reckoning.reckoner import Ended, Reckoner
from advisor.web.reckoning.reckoners import Reckoners
from advisor.web.reckoning.reckoning import Asked, Panel, ahead, panel
from tests.strategies import KNOWLEDGE

DAY = date(2026, 11, 21)
SPACE = MixSpace.compiled(KNOWLEDGE, as_of=DAY)
CHOICES = NO_CHOICES.model_dump_json()
FIRST = Asked("panel", {"organisation": "enterprise"}, DAY, CHOICES)
SECOND = Asked("panel", {"organisation": "enterprise", "home": "mainland"}, DAY, CHOICES)
PATIENCE = 60.0


@pytest.fixture(scope="module")
def beside() -> Iterator[Reckoners]:
    found = Reckoners(Reckoner(), Reckoner(niceness=5))
    yield found
    found.close()


def eventually(reckoners: Reckoners, key: tuple[str, ...]) -> Prospects | None:
    """What is found under a key, whatever is searched before."""
    with reckoners._changed:
        reckoners._changed.wait_for(lambda: reckoners.found(key) is not None, PATIENCE)
    return reckoners.found(key)


def wrong_space() -> MixSpace:
    raise AssertionError("it was reckoned on the spot")


@pytest.mark.parametrize("asked", [FIRST, SECOND])
def test_the_panel_is_the_engines_own(beside: Reckoners, asked: Asked) -> None:
    assert beside.panel(asked, KNOWLEDGE, wrong_space) == panel(SPACE, asked)


def test_many_may_ask_at_once(beside: Reckoners) -> None:
    found: dict[int, Panel] = {}

    def ask(place: int) -> None:
        found[place] = beside.panel((FIRST, SECOND)[place % 2], KNOWLEDGE, wrong_space)

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    rows = panel(SPACE, FIRST), panel(SPACE, SECOND)
    assert [found[place] == rows[place % 2] for place in range(30)] == [True] * 30


def test_where_the_panels_take_most_of_the_time_no_search_is_begun_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Reckoner(module="no.such.module")
    beside = Reckoners(quick, quick)
    monkeypatch.setattr(Reckoner, "busy", property(lambda _: 0.3))
    assert not beside.crowded
    monkeypatch.setattr(Reckoner, "busy", property(lambda _: 0.6))
    assert beside.crowded
    beside.close()


def test_how_busy_it_was_is_the_time_it_worked_and_not_the_time_others_waited() -> None:
    busy = Busy()
    for place in range(20):  # all asked at once, each answered after 50 ms more
        busy.answered(100.0, 100.05 + place * 0.05)
    assert busy.share(101.0) == pytest.approx(0.5)
    assert busy.share(102.52) == pytest.approx(0.25)  # half of them are long ago
    assert busy.share(110.0) == 0.0


def test_a_few_slow_answers_are_no_crowd() -> None:
    busy = Busy()
    for place in range(3):
        busy.answered(place * 0.6, (place + 1) * 0.6)
    assert busy.share(1.8) == 0.0


def test_a_process_that_answers_many_in_a_row_tells_that_it_is_busy(beside: Reckoners) -> None:
    for _ in range(LEAST):
        beside.panel(FIRST, KNOWLEDGE, wrong_space)
    assert 0.0 < beside._quick.busy <= 1.0


def test_a_search_is_found_under_its_key_when_it_is_done(beside: Reckoners) -> None:
    beside.search(("one",), SECOND, KNOWLEDGE, wrong_space, visit="a", wanted=lambda: True)
    assert eventually(beside, ("one",)) == ahead(SPACE, SECOND)
    assert beside.wait_for(("one",), 0.0) == ahead(SPACE, SECOND)


def test_what_nobody_wants_any_more_is_not_searched(beside: Reckoners) -> None:
    beside.search(("left",), SECOND, KNOWLEDGE, wrong_space, visit="a", wanted=lambda: False)
    beside.search(("stays",), SECOND, KNOWLEDGE, wrong_space, visit="b", wanted=lambda: True)
    assert eventually(beside, ("stays",)) is not None
    assert beside.found(("left",)) is None


def test_without_the_process_it_is_reckoned_on_the_spot() -> None:
    broken = Reckoners(Reckoner(module="no.such.module"), Reckoner(module="no.such.module"))
    assert broken.panel(FIRST, KNOWLEDGE, lambda: SPACE) == panel(SPACE, FIRST)
    broken.search(("one",), FIRST, KNOWLEDGE, lambda: SPACE, visit="a", wanted=lambda: True)
    assert eventually(broken, ("one",)) == ahead(SPACE, FIRST)
    broken.close()


def test_who_waits_when_the_process_is_closed_is_told() -> None:
    closing = Reckoner()
    waits = closing.ask(FIRST, KNOWLEDGE)
    closing.close()
    with pytest.raises(Ended):
        waits.result(PATIENCE)
    with pytest.raises(Ended):
        closing.ask(FIRST, KNOWLEDGE).result(PATIENCE)


def test_what_the_engine_refuses_ends_nothing() -> None:
    reckoner = Reckoner()
    nonsense = Asked("panel", {}, DAY, "{")
    with pytest.raises(Ended):
        reckoner.ask(nonsense, KNOWLEDGE).result(PATIENCE)
    assert frames.unpacked(reckoner.ask(FIRST, KNOWLEDGE).result(PATIENCE)) == panel(SPACE, FIRST)
    reckoner.close()
