"""The line in which cases are looked at, one round at a time, each in a process of its own; and what was found.

What was found of a case is kept by everything it depends on, so a second look is a look-up. Whoever asks names the
cases, which the store gives only to those who may see them.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from advisor.cases.failures import NotFound, StoreFailed
from advisor.cases.listing import Line
from advisor.cases.store import Desk
from advisor.report import frames
from advisor.web import base
from advisor.web.reckoning.one_order import OneOrder
from advisor.web.watch.watch_looking import Asked, Looked, ToLookAt
from advisor.words import say, speaking
from advisor.words.tongues import Language

MODULE = "advisor.web.watch.watch_worker"
TIMEOUT_SECONDS = 600.0
MOST_KEPT = 6000  # cases with what was found of them, over all people, days and languages
UNMOVED = Looked()
State = Literal["waiting", "working", "done", "failed", "cancelled"]
Key = tuple[str, int, str, date | None, str, date, Language]


@dataclass(frozen=True)
class Present:
    """By what cases are looked at: the base in a folder, on a day, in a language."""

    folder: Path
    digest: str
    today: date
    language: Language

    def speaking(self, spoken: Language) -> Present:
        """The same in another language."""
        return replace(self, language=spoken)

    def key(self, line: Line) -> Key:
        """Everything that what is found of a case depends on."""
        kept = line.glance
        before = ("", None) if kept is None else (kept.knowledge, kept.as_of)
        return (line.id, line.version, *before, self.digest, self.today, self.language)

    def is_of_today(self, line: Line) -> bool:
        """Whether the advice kept with a case rests on this base and day, so that there is nothing to look at."""
        return line.glance is not None and (line.glance.knowledge, line.glance.as_of) == (self.digest, self.today)


_lock = threading.Lock()
_found: OrderedDict[Key, Looked] = OrderedDict()


def found(lines: Iterable[Line], present: Present) -> dict[str, Looked]:
    """What is known of the cases, by their ids; those that were not looked at yet are missing."""
    known = {}
    with _lock:
        for line in lines:
            key = present.key(line)
            if present.is_of_today(line):
                known[line.id] = UNMOVED
            elif key in _found:
                _found.move_to_end(key)
                known[line.id] = _found[key]
    return known


def _keep(key: Key, looked: Looked) -> None:
    with _lock:
        _found[key] = looked
        while len(_found) > MOST_KEPT:
            _found.popitem(last=False)


class Round:
    """A look at some cases. Safe to share between threads."""

    def __init__(self, desk: Desk, lines: Sequence[Line], present: Present) -> None:
        self.state: State = "waiting"
        self.done, self.total, self.reason = 0, len(lines), ""
        self._desk, self._lines, self._present = desk, lines, present
        self._order = OneOrder(MODULE, seconds=TIMEOUT_SECONDS)
        self._over = threading.Event()
        self._lock = threading.Lock()

    @property
    def is_over(self) -> bool:
        """Whether it is done, failed or cancelled."""
        return self._over.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over, at most `timeout` seconds. Whether it is."""
        return self._over.wait(timeout)

    def cancel(self) -> None:
        """Give it up; what was found so far stays found. Too late changes nothing."""
        self._end("cancelled")
        self._order.give_up()

    def run(self) -> None:
        """Have it done, and come back when it is over."""
        with speaking(self._present.language):
            try:
                self._run()
                self._end("done")
            except StoreFailed as failed:
                self._end("failed", str(failed))
            except (OSError, EOFError):
                late = self._order.is_late
                self._end("failed", say("it took too long.") if late else say("the process that looks at it ended."))
            except Exception as error:  # a defect is told to whoever waits, by its kind alone
                self._end("failed", type(error).__name__)

    def _run(self) -> None:
        if self.is_over:
            return
        self.state = "working"
        to_look_at = self._read()
        if not to_look_at:
            return
        order = frames.packed(self._asked([case for _, case in to_look_at]))
        with closing(self._order.answers(order)) as answers:
            for (key, _), (kind, body) in zip(to_look_at, answers, strict=False):  # the process waits to be closed
                if kind != frames.RESULT:
                    return self._end("failed", body.decode("utf-8", "replace"))
                _keep(key, frames.unpacked(body))
                self.done += 1

    def _read(self) -> list[tuple[Key, ToLookAt]]:
        """The cases as they stand. One that is gone needs no look, one changed meanwhile gets another."""
        cases = []
        for line in self._lines:
            try:
                draft = self._desk.cases.load(line.id)
            except NotFound:
                continue
            except StoreFailed:
                self._desk.cases.search(most=1)  # raises where it is not this case alone that cannot be read
                _keep(self._present.key(line), Looked(compared=False))
                continue
            if draft.version == line.version:
                cases.append((self._present.key(line), ToLookAt(line.id, draft, line.glance)))
        self.total = len(cases)
        return cases

    def _asked(self, cases: Sequence[ToLookAt]) -> Asked:
        present = self._present
        digests = {case.kept.knowledge for case in cases if case.kept is not None} - {present.digest}
        bodies = {digest: self._desk.cases.kept_base(digest) for digest in digests}
        return Asked(
            now=base.knowledge(present.folder),
            bodies={digest: body for digest, body in bodies.items() if body is not None},
            cases=tuple(cases),
            today=present.today,
            language=present.language,
            folder=Path(str(present.folder.resolve())),
        )

    def _end(self, state: State, reason: str = "") -> None:
        with self._lock:
            if not self.is_over:
                self.state, self.reason = state, reason
                self._over.set()


_rounds: dict[tuple[str, Language], Round] = {}


def begin(desk: Desk, lines: Sequence[Line], present: Present) -> Round:
    """Have cases looked at; the round that is under way for this person and language, where there is one."""
    mine = (desk.person.id, present.language)
    with _lock:
        known = _rounds.get(mine)
        if known is not None and not known.is_over:
            return known
        made = _rounds[mine] = Round(desk, lines, present)
    _line().submit(made.run)
    return made


def last_round(desk: Desk, language: Language) -> Round | None:
    """The last round for this person and language, over or not."""
    return _rounds.get((desk.person.id, language))


def close() -> None:
    """Give up every round, so that the server can end."""
    with _lock:
        rounds = list(_rounds.values())
    for one in rounds:
        one.cancel()


@lru_cache(maxsize=1)
def _line() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="watch")


_told: dict[str, tuple[str, date, int]] = {}


def tell_number(person: str, present: Present, number: int) -> None:
    """Keep how many cases' advice was found to have changed, for `number_told`."""
    _told[person] = (present.digest, present.today, number)


def is_told() -> bool:
    """Whether `number_told` knows of anybody."""
    return bool(_told)


def number_told(person: str, *, digest: str, today: date) -> int | None:
    """How many that were when somebody last looked, by this base and on this day; None where nobody has."""
    at = _told.get(person)
    return at[2] if at is not None and at[:2] == (digest, today) else None
