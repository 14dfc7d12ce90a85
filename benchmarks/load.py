"""Many people answer at once: `python -m benchmarks.load`, for Linux.

A server of its own on the loopback address, and simulated browsers, each with a case of its own on the questions page:
a random answer is changed after a random while, at times the section. From the click to the finished page counts, the
save included. Targets, with two cores that are otherwise idle: 200 people who answer every 10 s, the median within
100 ms and 95 % within 400 ms; 50 people every second, 95 % within 900 ms; nothing goes wrong, nothing is lost.

    python -m benchmarks.load --people 200 --every 10 --seconds 60
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory

from advisor.cases.draft import Draft, new_id
from advisor.cases.store import Store
from advisor.knowledge.load import load
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Case
from benchmarks.browsing import Browsing, Widget
from benchmarks.memory import Standing, standing
from benchmarks.timing import median_of, process
from tests.web.served import Server, serving

BASE = Path(__file__).resolve().parent.parent / "knowledge"
MOST_PEOPLE, LONGEST = 500, 600  # people and seconds; this is no tool to bring a server down with
ONWARD = 0.1  # how often somebody goes to the section after or before
SEED = 20261121


@dataclass(frozen=True)
class Crowd:
    """People who answer every so many seconds; what is promised them, in milliseconds: median, 95 %."""

    people: int
    every: float
    median: int | None = None
    most: int | None = None


PROMISED = (Crowd(200, 10.0, median=100, most=400), Crowd(50, 1.0, most=900))


@dataclass
class Noted:
    """What the crowd saw: seconds to load the page, and a click while measured; answers given; what went wrong.

    `looks` counts the parts of pages that asked for themselves.
    """

    loads: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    answers: int = 0
    looks: int = 0
    octets: int = 0
    wrong: list[str] = field(default_factory=list)
    measuring: bool = False


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print. Exits with 1 where something went wrong, was lost, or came later than promised."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, help=f"how many, at most {MOST_PEOPLE}; without it, both promised crowds")
    parser.add_argument("--every", type=float, default=10.0, help="seconds between two answers of one person")
    parser.add_argument("--seconds", type=float, default=60.0, help=f"how long to measure, at most {LONGEST}")
    parser.add_argument("--ramp", type=float, default=20.0, help="seconds in which the people arrive before that")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(arguments)
    crowds = PROMISED if given.people is None else (Crowd(min(given.people, MOST_PEOPLE), max(given.every, 0.1)),)
    plain = median_of(process("-c", "pass"), times=15)
    print(f"plain start of Python {plain * 1000:.1f} ms; in brackets: times that long")
    kept = [
        _measured(crowd, min(given.seconds, LONGEST), ramp=given.ramp, seed=given.seed, plain=plain) for crowd in crowds
    ]
    sys.exit(0 if all(kept) else 1)


def _measured(crowd: Crowd, seconds: float, *, ramp: float, seed: int, plain: float) -> bool:
    chance = Random(seed)
    with TemporaryDirectory() as folder:
        database = Path(folder) / "cases.sqlite"
        cases = _cases(database, crowd.people, chance)
        noted = Noted()
        with serving(database) as server:
            asyncio.run(_first_page(server, cases[0]))
            at_start = standing(server.process)
            before, after = asyncio.run(_together(server, crowd, cases, seconds, ramp, chance, noted))
        saves = _versions(database, cases) - len(cases)
    return _tell(crowd, noted, seconds=seconds, saves=saves, at=(at_start, before, after), plain=plain)


def _cases(database: Path, people: int, chance: Random) -> list[str]:
    """Cases in the store, each a sample client who has got as far as chance will have it."""
    knowledge = load(BASE)
    samples = [
        read_case(path.read_bytes(), file=path.name, knowledge=knowledge)
        for path in sorted((BASE / "samples").glob("*.yaml"))
    ]
    store = Store(f"sqlite:///{database}")
    idents = [new_id() for _ in range(people)]
    for ident in idents:
        answers = dict(chance.choice(samples).answers)
        given = [question for question in knowledge.asked_order if question in answers]
        kept = {question: answers[question] for question in given[: chance.randint(1, len(given))]}
        store.edit(ident, lambda draft: draft, first=Draft(case=Case(answers=kept)))
    store.close()
    return idents


def _versions(database: Path, cases: Sequence[str]) -> int:
    """How many versions the store holds of all cases."""
    store = Store(f"sqlite:///{database}")
    found = [store.load(ident) for ident in cases]
    store.close()
    return sum(draft.version for draft in found if draft is not None)


async def _first_page(server: Server, case: str) -> None:
    async with Browsing(server.address, page="questions", case=case) as visit:
        await visit.look()


async def _together(
    server: Server, crowd: Crowd, cases: Sequence[str], seconds: float, ramp: float, chance: Random, noted: Noted
) -> tuple[Standing, Standing]:
    """Everybody arrives, then the measuring begins. Returns how the server stands before and after it."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        for place, case in enumerate(cases):
            arrives = ramp * place / len(cases)
            tasks.create_task(_person(server, case, crowd.every, arrives, Random(chance.random()), noted, stop))
        await asyncio.sleep(ramp + crowd.every)
        noted.measuring = True
        before = standing(server.process)
        await asyncio.sleep(seconds)
        noted.measuring = False
        after = standing(server.process)
        stop.set()
    return before, after


async def _person(
    server: Server, case: str, every: float, arrives: float, chance: Random, noted: Noted, stop: asyncio.Event
) -> None:
    try:
        if await _stopped(stop, after=arrives):
            return
        async with Browsing(server.address, page="questions", case=case) as visit:
            noted.loads.append(await visit.look())
            while not await _thinks(visit, stop, every * chance.uniform(0.5, 1.5), noted):
                noted.wrong += visit.drawn.wrong
                taken = await _click(visit, chance, noted)
                if noted.measuring:
                    noted.clicks.append(taken)
                    noted.octets += visit.drawn.octets
            noted.wrong += visit.drawn.wrong
    except Exception as error:  # whatever ends a visit counts
        noted.wrong.append(f"a visit ended: {error!r}")


async def _thinks(visit: Browsing, stop: asyncio.Event, seconds: float, noted: Noted) -> bool:
    """Wait as somebody who thinks, while parts of the page look again by themselves; whether all is to end."""
    loop = asyncio.get_running_loop()
    ends = loop.time() + seconds
    due = {part: loop.time() + every for part, every in visit.drawn.looks_again.items()}
    while due and min(due.values()) < ends:
        part = min(due, key=due.__getitem__)
        if await _stopped(stop, after=max(0.0, due[part] - loop.time())):
            return True
        await visit.look_again(part)
        noted.looks += noted.measuring
        due = {one: at for one, at in due.items() if one in visit.drawn.looks_again}
        if part in due:
            due[part] += visit.drawn.looks_again[part]
    return await _stopped(stop, after=max(0.0, ends - loop.time()))


async def _stopped(stop: asyncio.Event, *, after: float) -> bool:
    """Wait; whether all is to end."""
    try:
        async with asyncio.timeout(after):
            return await stop.wait()
    except TimeoutError:
        return False


async def _click(visit: Browsing, chance: Random, noted: Noted) -> float:
    ways = [key for key in ("previous", "next") if key in visit.drawn.buttons]
    answers = list(_to_answer(visit))
    if ways and (not answers or chance.random() < ONWARD):
        return await visit.press(chance.choice(ways))
    noted.answers += 1
    return await visit.answer(chance.choice(answers), chance)


def _to_answer(visit: Browsing) -> Iterator[Widget]:
    """The widgets that answer a question; not a "don't know yet" that is ticked, of which no answer follows."""
    for widget in visit.drawn.widgets.values():
        ticked = widget.kind == "checkbox" and widget.state.bool_value
        unknown = widget.key.partition("~")[0].endswith(".unknown")
        if widget.key.startswith("a_") and not widget.drawn.disabled and not (ticked and unknown):
            yield widget


def _tell(
    crowd: Crowd,
    noted: Noted,
    *,
    seconds: float,
    saves: int,
    at: tuple[Standing, Standing, Standing],
    plain: float,
) -> bool:
    """Print the table; whether everything was as promised."""
    start, before, after = at
    print(f"\n{crowd.people} people, an answer every {crowd.every:g} s, for {seconds:g} s")
    if len(noted.clicks) < 2 or len(noted.loads) < 2:
        print(f"  nothing was measured; {noted.wrong[:3]}")
        return False
    shares = quantiles(noted.clicks, n=100)
    limits = {50: crowd.median, 95: crowd.most}
    kept = True
    for share in (50, 95, 99):
        limit, found = limits.get(share), shares[share - 1]
        kept &= limit is None or found * 1000 <= limit
        remark = f"  (promised {limit} ms)" if limit else ""
        print(f"  {f'click, {share} % within':<34}{found * 1000:8.0f} ms {_times(found, plain)}{remark}")
    worst = max(noted.clicks)
    print(f"  {'click, the longest':<34}{worst * 1000:8.0f} ms {_times(worst, plain)}")
    load = quantiles(noted.loads, n=100)
    print(f"  {'page loaded while people arrive':<34}{load[49] * 1000:8.0f} ms {_times(load[49], plain)}  median")
    number = len(noted.clicks)
    print(
        f"  {'clicks a second':<34}{number / seconds:8.1f}     of {number}, {noted.octets / number / 1000:.0f} kB each"
    )
    print(f"  {'parts drawn later, a second':<34}{noted.looks / seconds:8.1f}")
    lost = noted.answers - saves
    print(f"  {'answers given and saved':<34}{saves:8}     of {noted.answers}; lost: {lost}")
    took, workers = after.processor - before.processor, after.workers_processor - before.workers_processor
    print(
        f"  {'processor time a click':<34}{took / number * 1000:8.1f} ms {_times(took / number, plain)}  of the server"
    )
    print(
        f"  {'':<34}{workers / number * 1000:8.1f} ms {_times(workers / number, plain)}"
        f"  of its {after.workers} processes beside, together"
    )
    each = (after.memory - start.memory) / crowd.people
    print(
        f"  {'memory of the server':<34}{start.memory:8.0f} MB first page, {before.memory:.0f} MB all there,"
        f" {after.memory:.0f} MB at the end"
    )
    print(f"  {'memory a session':<34}{each:8.2f} MB all told")
    beside = f"{start.workers_memory:8.0f} MB, {after.workers_memory:.0f} MB at the end"
    print(f"  {'memory of the processes beside':<34}{beside}")
    print(f"  {'gone wrong':<34}{len(noted.wrong):8}")
    for wrong in list(dict.fromkeys(noted.wrong))[:5]:
        print(f"    {wrong[:200]}")
    return kept and not noted.wrong and not lost


def _times(seconds: float, plain: float) -> str:
    return f"[{seconds / plain:6.2f}]"


if __name__ == "__main__":
    main()
