"""The advice on the cases of a list as it is today: kept with them, or computed where that is out of date."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from time import monotonic

import streamlit as st

from advisor.cases.draft import Draft
from advisor.cases.failures import NotFound, StoreFailed
from advisor.cases.fitting import fitting
from advisor.cases.glance import Glance
from advisor.cases.listing import Line
from advisor.cases.store import Desk
from advisor.web import base
from advisor.web.visit import Visit
from advisor.words import say

SOON = timedelta(days=30)
COMPUTED, MOST, AT_ONCE = "cases_computed", 1000, 10


@dataclass(frozen=True)
class Shown:
    """A case of the list with the advice on it today.

    `unfit` counts the answers that the knowledge base no longer takes and that the advice leaves out; `trouble` says
    why there is no advice.
    """

    line: Line
    glance: Glance | None = None
    unfit: int = 0
    trouble: str = ""

    @property
    def moved(self) -> bool:
        """Whether the advice today is another than the one kept with this version."""
        kept, now = self.line.glance, self.glance
        if kept is None or now is None or not self.line.fresh:
            return False
        return (kept.mix, kept.status) != (now.mix, now.status)

    def is_due(self, today: date) -> bool:
        """Whether the advice is to be looked at again by now, or within a month."""
        return self.line.status == "active" and self.glance is not None and self.glance.good_until <= today + SOON


class Glances:
    """The advice on the cases of one list, one after the other as soon as each is there."""

    def __init__(self, visit: Visit, desk: Desk) -> None:
        self._visit, self._desk = visit, desk
        self._known: dict[object, Shown] = st.session_state.setdefault(COMPUTED, {})
        self._new: list[tuple[Shown, int]] = []

    def of(self, line: Line) -> Shown:
        """The advice on a case. Raises StoreFailed where nothing can be read."""
        kept, today, digest = line.glance, self._visit.today, self._visit.knowledge.digest
        if line.status == "deleted":
            return Shown(line, kept)
        if kept is not None and line.fresh and (kept.knowledge, kept.as_of) == (digest, today):
            return Shown(line, kept)
        key = (line.id, line.version, kept, digest, today)
        if key in self._known:
            return replace(self._known[key], line=line)
        found = self._computed(line)
        if not found.trouble:
            self._known[key] = found
        return found

    def keep(self) -> bool:
        """Keep what was computed, where the store takes it. Whether the list is sorted by other days now."""
        sorted_anew = False
        with suppress(StoreFailed):
            for found, version in self._new:
                sorted_anew = self._keep(found, version) or sorted_anew
        self._new.clear()
        if len(self._known) > MOST:
            self._known.clear()
        return sorted_anew

    def catch_up(self, *, seconds: float) -> None:
        """Compute the advice on cases on which there was none yet, so that they are sorted too.

        What takes longer than so many seconds is left for the next time. Raises StoreFailed.
        """
        until = monotonic() + seconds
        while waiting := self._desk.cases.search(advised=False, most=AT_ONCE).lines:
            for line in waiting:
                self.of(line)
            if not self.keep() or monotonic() > until:
                return

    def _keep(self, found: Shown, version: int) -> bool:
        line, glance, cases = found.line, found.glance, self._desk.cases
        if glance is None:
            return False
        if not found.unfit and not line.fresh:
            cases.keep_glance(line.id, version, glance, folder=self._visit.folder)
        elif line.good_until != glance.good_until:
            cases.sort_by(line.id, version, glance.good_until)
        return line.good_until != glance.good_until

    def _computed(self, line: Line) -> Shown:
        try:
            draft = self._desk.cases.load(line.id)
        except NotFound:
            return Shown(line, trouble=say("This case was deleted meanwhile."))
        except StoreFailed as failed:
            self._desk.cases.search(most=1)  # where nothing can be read at all that is said once, not case by case
            return Shown(line, trouble=str(failed))
        glance, unfit = _glance(self._visit, draft)
        found = Shown(line, glance, unfit)
        self._new.append((found, draft.version))
        return found


def _glance(visit: Visit, draft: Draft) -> tuple[Glance, int]:
    """The advice on a case at a glance, and how many of its answers do not count for it."""
    case, unfit = fitting(draft.case, visit.knowledge)
    advice = base.at_a_glance(
        base.key_of(
            visit.folder,
            case.answers,
            as_of=case.as_of or visit.today,
            start=draft.horizon.start,
            weeks=draft.horizon.weeks,
            choices=case.choices,
            opinions=case.opinions,
            edits=case.plan,
        )
    )
    return Glance.of(advice), len(unfit)
