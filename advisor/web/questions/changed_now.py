"""How each account stands after the last answer, and how it stood before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from advisor.advice.standing import standings
from advisor.logic.verdicts import VerdictStatus
from advisor.web import base
from advisor.web.visit import Visit

STOOD = "accounts_stood"


@dataclass(frozen=True)
class Stood:
    """How the accounts of a case stand on its answers, and how those stood that the last change turned.

    `turned` is None while nothing was changed in this visit.
    """

    case: str
    on: Any
    accounts: Mapping[str, VerdictStatus]
    turned: Mapping[str, VerdictStatus] | None = None


def stood_now(visit: Visit) -> Stood:
    """The accounts as they stand, kept in this browser's session so that the next change can be compared with them."""
    _, answers, as_of, _, _, choices, *_ = visit.key
    on = (answers, as_of, choices)
    before: Stood | None = st.session_state.get(STOOD)
    if before is not None and (before.case, before.on) == (visit.id, on):
        return before
    now = standings(visit.situation, base.first_sight(visit.key).verdicts)
    turned = None
    if before is not None and before.case == visit.id:
        turned = {account: was for account, was in before.accounts.items() if now.get(account, was) != was}
    st.session_state[STOOD] = found = Stood(visit.id, on, now, turned)
    return found
