"""Noting the new advice on a case: it is kept with the case, which then shows no more; and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from advisor.cases.failures import StoreFailed
from advisor.cases.glance import Glance
from advisor.cases.listing import Line
from advisor.cases.store import Desk
from advisor.web.watch.watch_state import Noted, watch_instead, watching
from advisor.words import say


def note_new(desk: Desk, line: Line, now: Glance, folder: Path) -> None:
    """Keep the new advice with a case."""
    if _kept(desk, line.id, line.version, now, folder) and line.glance is not None:
        watch_instead(noted=Noted(line.id, line.version, line.glance, now), open_note=None)


def take_back(desk: Desk) -> None:
    """Keep again what was kept before."""
    noted = watching().noted
    if noted is not None and _kept(desk, noted.id, noted.version, noted.before, None):
        watch_instead(noted=None)


def note_first(desk: Desk, cases: Sequence[tuple[Line, Glance]], folder: Path) -> None:
    """Keep the advice of today with cases that have none they could be compared with."""
    for line, now in cases:
        if not _kept(desk, line.id, line.version, now, folder):
            return


def _kept(desk: Desk, ident: str, version: int, glance: Glance, folder: Path | None) -> bool:
    """Whether it is kept; where it is not, the page says why."""
    try:
        kept = desk.cases.keep_glance(ident, version, glance, folder=folder, noted=True)
    except StoreFailed as failed:
        watch_instead(refused=str(failed), noted=None)
        return False
    changed = say("This case was changed meanwhile, so its advice is looked at again.")
    watch_instead(refused="" if kept else changed)
    return kept
