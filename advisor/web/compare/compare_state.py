"""What a visit compares: the way of comparing, the two dates, the files opened for it. Never part of the case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from advisor.knowledge.problems import Problem
from advisor.questionnaire.case import Case

STATE = "comparing"
DATES, FILE, BLIND = "dates", "file", "blind"
WAYS = (DATES, FILE, BLIND)
OTHER, FIRST, SECOND = "other", "first", "second"


@dataclass(frozen=True)
class Opened:
    """An answers file opened for comparing, or what is wrong with it."""

    name: str
    case: Case | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Comparing:
    """What is compared. A date that is None is the one proposed; `shown` is whether blind files were named."""

    way: str = DATES
    early: date | None = None
    late: date | None = None
    other: Opened | None = None
    first: Opened | None = None
    second: Opened | None = None
    shown: bool = False

    def opened(self, place: str) -> Opened | None:
        """The file at one of the places `other`, `first` and `second`."""
        found: Opened | None = getattr(self, place)
        return found


def comparing() -> Comparing:
    """What this visit compares."""
    found: Comparing = st.session_state.get(STATE) or Comparing()
    return found


def compare_instead(**change: Any) -> None:
    """Compare something else. A file that comes or goes makes blind files nameless again."""
    if {FIRST, SECOND} & change.keys():
        change["shown"] = False
    st.session_state[STATE] = replace(comparing(), **change)
