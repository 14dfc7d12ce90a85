"""The line before the worker: who comes when, what is dropped, and what happens when the worker fails."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from advisor.report.export import Export
from advisor.report.exporter import Exporter
from advisor.report.press import ReportFailed
from advisor.report.progress import Cancelled, Progress
from tests.report_forms import odd_worker
from tests.report_forms.odd_worker import BABBLES, DIES, HANGS, LEAVES, LISTENS, MUMBLES
from tests.report_forms.orders import order

PATIENCE = 60.0
Open = Callable[..., Exporter]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Opens desks with the worker that misbehaves, and closes them."""
    desks: list[Exporter] = []

    def open_(**options: Any) -> Exporter:
        desks.append(Exporter(module=odd_worker.__name__, **options))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(opened: Open) -> Exporter:
    return opened()


def under_way(export: Export) -> Export:
    """The export, once the worker is at it."""
    while export.standing.progress != Progress("charts", 0.5):
        assert not export.wait(0.01), export.standing
    return export


def begun(desk: Exporter) -> Export:
    """What is only likely, once the worker is at it."""
    until = time.monotonic() + PATIENCE
    while (now := desk._now) is None or not now.likely or not (now.is_over or now.standing.progress):
        assert time.monotonic() < until
        time.sleep(0.005)
    return now if now.is_over else under_way(now)


def made(export: Export) -> tuple[str, str]:
    """The name on a file, and the process that made it."""
    assert export.wait(PATIENCE)
    name, _, process = export.result().data.decode().partition(" by ")
    return name, process


def test_exports_are_made_in_their_order_and_each_knows_its_place(desk: Exporter) -> None:
    first = under_way(desk.submit(order(LISTENS)))
    rest = [desk.submit(order(name)) for name in ("b", "c", "d")]
    assert first.standing.state == "working"
    assert [(export.standing.state, export.standing.ahead) for export in rest] == [
        ("waiting", 1),
        ("waiting", 2),
        ("waiting", 3),
    ]
    first.cancel()
    told = [made(export) for export in rest]
    assert [name for name, _ in told] == ["b", "c", "d"]
    assert len({process for _, process in told}) == 1
    assert {export.standing.state for export in rest} == {"done"}


def test_one_that_is_cancelled_in_line_lets_the_others_move_up_and_is_never_made(desk: Exporter) -> None:
    first = under_way(desk.submit(order(LISTENS)))
    second, third = desk.submit(order(DIES)), desk.submit(order("c"))
    second.cancel()
    assert (second.standing.state, third.standing.ahead) == ("cancelled", 1)
    first.cancel()
    assert made(third)[0] == "c"
    with pytest.raises(Cancelled):
        second.result()


def test_the_worker_outlives_a_cancelled_export_that_it_gives_up(desk: Exporter) -> None:
    _, process = made(desk.submit(order("a")))
    export = under_way(desk.submit(order(LISTENS)))
    export.cancel()
    assert export.is_over
    assert export.standing.state == "cancelled"
    assert made(desk.submit(order("b"))) == ("b", process)


def test_a_worker_that_does_not_give_up_a_cancelled_export_is_replaced(opened: Open) -> None:
    desk = opened(grace=0.01)
    _, process = made(desk.submit(order("a")))
    under_way(desk.submit(order(HANGS))).cancel()
    name, other = made(desk.submit(order("b")))
    assert name == "b"
    assert other != process


@pytest.mark.parametrize("name", [LISTENS, HANGS])
def test_the_export_of_a_closed_visit_is_dropped_under_way_and_in_line(opened: Open, name: str) -> None:
    desk, gone = opened(grace=0.01), threading.Event()
    first = under_way(desk.submit(order(name), wanted=lambda: not gone.is_set()))
    second = desk.submit(order(DIES), wanted=lambda: not gone.is_set())
    third = desk.submit(order("c"))
    gone.set()
    assert made(third)[0] == "c"
    assert first.wait(PATIENCE)
    assert second.wait(PATIENCE)
    assert [export.standing.state for export in (first, second)] == ["cancelled", "cancelled"]


@pytest.mark.parametrize("name", [DIES, BABBLES, LEAVES])
def test_a_worker_that_is_lost_is_told_in_one_sentence_and_the_next_export_works(desk: Exporter, name: str) -> None:
    with pytest.raises(ReportFailed, match=r"^the process that makes it ended\. Try again\.$"):
        desk.make(order(name))
    assert made(desk.submit(order("b")))[0] == "b"


def test_what_the_worker_says_amiss_is_told_and_the_next_export_works(desk: Exporter) -> None:
    export = desk.submit(order(MUMBLES))
    assert export.wait(PATIENCE)
    with pytest.raises(ReportFailed, match="JSONDecodeError"):
        export.result()
    assert made(desk.submit(order("b")))[0] == "b"


def test_a_visit_that_cannot_be_asked_does_not_end_the_desk(desk: Exporter) -> None:
    def wanted() -> bool:
        if threading.current_thread().name == "exports":
            raise RuntimeError("no such visit")
        return True

    export = desk.submit(order("a"), wanted=wanted)
    assert export.wait(PATIENCE)
    with pytest.raises(ReportFailed, match="no such visit"):
        export.result()
    assert made(desk.submit(order("b")))[0] == "b"


def test_closing_does_not_wait_for_a_process_that_a_lost_worker_left_behind(desk: Exporter) -> None:
    export = desk.submit(order(LEAVES))
    closing = threading.Thread(target=desk.close)
    closing.start()
    closing.join(PATIENCE)
    assert not closing.is_alive()
    assert export.wait(PATIENCE)


def test_what_is_likely_is_begun_only_where_a_worker_runs(desk: Exporter) -> None:
    desk.prepare(order("a"))
    assert not desk.alive
    made(desk.submit(order("b")))
    desk.prepare(order("a"))
    assert made(desk.submit(order("c")))[0] == "c"


def test_what_is_likely_gives_way_to_what_is_ordered_and_is_in_nobodys_way(desk: Exporter) -> None:
    _, process = made(desk.submit(order("a")))
    desk.prepare(order(LISTENS))
    likely = begun(desk)
    export = desk.submit(order("b"))
    assert export.standing.ahead == 0
    assert made(export) == ("b", process)
    assert likely.standing.state == "cancelled"


def test_of_what_is_likely_the_latest_counts(desk: Exporter) -> None:
    first = under_way(desk.submit(order(LISTENS)))
    desk.prepare(order(DIES))
    desk.prepare(order(LISTENS))
    first.cancel()
    assert begun(desk).order.case.client.name == LISTENS


def test_a_worker_lost_over_what_is_likely_is_replaced(desk: Exporter) -> None:
    _, process = made(desk.submit(order("a")))
    desk.prepare(order(DIES))
    while desk.busy:
        time.sleep(0.005)
    name, other = made(desk.submit(order("b")))
    assert name == "b"
    assert other != process


def test_an_export_that_takes_too_long_is_given_up_and_the_next_one_works(opened: Open) -> None:
    desk = opened(timeout=0.01, start=0.0)
    with pytest.raises(ReportFailed, match=r"^it took longer than 0\.01 seconds\. Try again\.$"):
        desk.make(order(HANGS))
    desk._timeout = PATIENCE
    assert made(desk.submit(order("b")))[0] == "b"


def test_a_worker_that_has_to_start_is_given_more_time_and_a_running_one_is_not(opened: Open) -> None:
    desk = opened(timeout=0.01, start=PATIENCE)
    assert made(desk.submit(order("a")))[0] == "a"
    with pytest.raises(ReportFailed, match=r"longer than 0\.01 seconds"):
        desk.make(order(HANGS))


def test_a_full_line_refuses_one_more_until_somebody_leaves_it(opened: Open) -> None:
    desk = opened(most_waiting=2)
    first = under_way(desk.submit(order(LISTENS)))
    second, third = desk.submit(order("b")), desk.submit(order("c"))
    with pytest.raises(ReportFailed, match="2 exports are waiting already"):
        desk.submit(order("d"))
    second.cancel()
    fourth = desk.submit(order("d"))
    first.cancel()
    assert [made(export)[0] for export in (third, fourth)] == ["c", "d"]


def test_closing_gives_up_what_is_under_way_and_what_waits_and_the_next_order_starts_anew(desk: Exporter) -> None:
    exports = [under_way(desk.submit(order(HANGS))), desk.submit(order("b"))]
    desk.close()
    assert not desk.alive
    for export in exports:
        with pytest.raises(ReportFailed, match="the server was stopped"):
            export.result()
    assert made(desk.submit(order("c")))[0] == "c"


def test_what_comes_after_the_end_changes_nothing(desk: Exporter) -> None:
    export = desk.submit(order("a"))
    assert made(export)[0] == "a"
    export.cancel()
    export.fail("too late")
    export.proceed(Progress("advice"))
    assert export.standing.state == "done"
    assert made(export)[0] == "a"


def test_a_worker_that_cannot_start_is_told(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    desk = opened()
    with pytest.raises(ReportFailed, match="Try again"):
        desk.make(order("a"))
    monkeypatch.undo()
    assert made(desk.submit(order("b")))[0] == "b"
