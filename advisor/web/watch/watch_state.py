"""What a visit looks at on the watch page, and what it did there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from advisor.cases.glance import Glance
from advisor.cases.watch import Severity
from advisor.words.tongues import Language

STATE = "watching"
AT_ONCE = 8


@dataclass(frozen=True)
class Noted:
    """A case whose new advice was just noted, and the advice that was kept with it before."""

    id: str
    version: int
    before: Glance
    now: Glance


@dataclass(frozen=True)
class Written:
    """A draft of a note as it was made, and as somebody changed it."""

    made: str
    text: str


@dataclass(frozen=True)
class Watching:
    """The severity chosen (None: all), how many cases are shown, whose note is open, and the notes that were changed.

    `noted` is the case noted last, which can be taken back. `refused` is why something could not be kept.
    """

    severity: Severity | None = None
    shown: int = AT_ONCE
    open_note: str | None = None
    notes: Mapping[tuple[str, Language], Written] = field(default_factory=dict)
    noted: Noted | None = None
    refused: str = ""

    def note(self, ident: str, spoken: Language, made: str) -> str:
        """The note on a case: as it was changed, as long as it was made from the same."""
        known = self.notes.get((ident, spoken))
        return known.text if known is not None and known.made == made else made


def watching() -> Watching:
    """What this visit looks at."""
    found: Watching = st.session_state.get(STATE) or Watching()
    return found


def watch_instead(**change: Any) -> None:
    """Look at something else."""
    st.session_state[STATE] = replace(watching(), **change)
