"""How long a full report takes, by part, and what another user notices of it: `python -m benchmarks.report`.

Targets on two cores that are otherwise idle: a full report within 1 s where the worker is warm and within 4 s where it
has to be started; meanwhile another user's click is answered within 200 ms at the 95th percentile. Times on a busy
machine say little; the ratios to a plain start of Python hold.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread

from advisor.advice.advise import advise
from advisor.advice.outlook.mix_space import MixSpace
from advisor.cases.draft import Draft, new_id
from advisor.cases.store import Store
from advisor.knowledge.load import load
from advisor.questionnaire.answers_file import read_case
from advisor.report.exporter import Exporter
from advisor.report.forms.kinds import FORMS
from advisor.report.forms.making import make
from advisor.report.forms.order import Order
from advisor.report.progress import STEPS, Progress
from benchmarks.run import BASE, DAY, FULL, tell
from benchmarks.timing import median_of, process
from benchmarks.visitor import PATIENCE, Visitor
from tests.web.served import served

OTHER = BASE / "samples" / "skincare_cross_border.yaml"
WARM, COLD, CLICK = 1000, 4000, 200  # milliseconds
TIMES, CLICKS = 7, 60
CREATE, PAUSE = "Create the file", 0.05


def main() -> None:
    """Measure and print."""
    plain = median_of(process("-c", "pass"), times=15)
    tell("plain start of Python", plain, plain)
    order = full_order()
    tell_worker(order, plain)
    tell_parts(order, plain)
    tell_clicks(plain)


def full_order() -> Order:
    """The fullest sample as a report."""
    knowledge = load(BASE)
    case = read_case(FULL.read_bytes(), file=FULL.name, knowledge=knowledge)
    depth = MixSpace.compiled(knowledge, as_of=DAY)
    advice = advise(
        knowledge, case.answers, as_of=DAY, choices=case.choices, opinions=case.opinions, edits=case.plan, depth=depth
    )
    return Order("pdf", advice, knowledge, case, DAY)


def tell_worker(order: Order, plain: float) -> None:
    """Print how long each form takes by way of the worker, when it has to be started and when it runs."""

    def cold() -> None:
        desk = Exporter()
        desk.make(order)
        desk.close()

    tell(f"report, cold (target {COLD} ms)", median_of(cold, times=3), plain)
    desk = Exporter()
    desk.make(order)
    for form in FORMS:
        desk.make(replace(order, form=form))
        orders = [_for_another(replace(order, form=form), turn) for turn in range(TIMES)]
        remark = f" (target {WARM} ms)" if form == "pdf" else ""
        tell(f"{form}, warm, for another client", median(_made(desk, one) for one in orders), plain)
        if not FORMS[form].at_once:
            tell(f"{form}, warm, prepared{remark}", median(_made(desk, one, ahead=True) for one in orders), plain)
    desk.close()


def _for_another(order: Order, turn: int) -> Order:
    """The same for a client of another name, whose texts are composed anew; the charts stay."""
    client = order.case.client.model_copy(update={"name": f"Client {turn}"})
    return replace(order, case=replace(order.case, client=client))


def _made(desk: Exporter, order: Order, *, ahead: bool = False) -> float:
    """The seconds that a file takes, from the order on; `ahead` has it prepared before, as an open page does."""
    if ahead:
        desk.prepare(order)
        while desk.busy:
            time.sleep(0.01)
    began = time.perf_counter()
    desk.make(order)
    return time.perf_counter() - began


def tell_parts(order: Order, plain: float) -> None:
    """Print how long each step of a report takes in a process that is warm."""
    taken: dict[str, list[float]] = {step: [] for step in STEPS}
    for turn in range(TIMES + 1):
        watch = Stopwatch()
        make(order, watch)
        watch(Progress(STEPS[-1]))
        for step in STEPS if turn else ():  # the first one warms
            taken[step].append(watch.taken[step])
    for step in STEPS:
        tell(f"  of it {step}", median(taken[step]), plain)


class Stopwatch:
    """Told of every step; counts the seconds that each has taken."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = dict.fromkeys(STEPS, 0.0)
        self._step, self._began = STEPS[0], time.perf_counter()

    def __call__(self, progress: Progress) -> None:
        """End the step before, begin this one."""
        now = time.perf_counter()
        self.taken[self._step] += now - self._began
        self._step, self._began = progress.step, now


def tell_clicks(plain: float) -> None:
    """Print how soon another user's clicks are answered, with and without exports going on all the time."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "drafts.sqlite"
        exporting, clicking = _draft(database, FULL), _draft(database, OTHER)
        with served(database) as address:
            writer = Visitor(address, "report", exporting)
            reader = Visitor(address, "questions", clicking)
            export_once(writer)
            for what, busy in (("nobody exports", False), ("somebody exports", True)):
                clicks = _clicks(reader, writer if busy else None)
                for kind, times in clicks.items():
                    late = quantiles(times, n=20)[-1]
                    remark = f"95th percentile {late * 1000:.0f} ms (target {CLICK} ms)"
                    tell(f"{kind}, {what}", median(times), plain, remark)
            writer.leave()
            reader.leave()


def _draft(database: Path, sample: Path) -> str:
    case = read_case(sample.read_bytes(), file=sample.name, knowledge=load(BASE))
    ident = new_id()
    Store(f"sqlite:///{database}").edit(ident, lambda draft: draft, first=Draft(case=case))
    return ident


def export_once(writer: Visitor) -> float:
    """Have a report made, and look how far it is as the page does. Returns the seconds until it can be downloaded."""
    began = time.perf_counter()
    writer.press(CREATE)
    while CREATE not in writer.seen.buttons and time.perf_counter() - began < PATIENCE:
        time.sleep(0.3)
        writer.watch()
    if not any(words.startswith("Download") for words in writer.seen.buttons):
        raise SystemExit(f"no report was made: {writer.seen.errors}")
    return time.perf_counter() - began


def _clicks(reader: Visitor, writer: Visitor | None) -> dict[str, list[float]]:
    stop, made = Event(), [0]

    def export() -> None:
        while writer is not None and not stop.is_set():
            export_once(writer)
            made[0] += 1

    beside = Thread(target=export)
    beside.start()
    found: dict[str, list[float]] = {"a section opened": [], "an answer changed": []}
    try:
        for turn in range(CLICKS):
            sections = [words for words in reader.seen.buttons if words[:1].isdigit() or " " in words]
            found["a section opened"].append(reader.press(sections[turn % len(sections)]))
            radios = list(reader.seen.radios.items())
            if radios:
                radio, options = radios[0]
                found["an answer changed"].append(reader.choose(radio, options[turn % len(options)]))
            time.sleep(PAUSE)
    finally:
        stop.set()
        beside.join()
    if writer is not None:
        sys.stdout.write(f"  ({made[0]} reports meanwhile)\n")
    return {kind: times for kind, times in found.items() if len(times) > 1}


if __name__ == "__main__":
    main()
