"""Brings the focus to where the work goes on: what takes the last deed back, or where a dialog was opened from."""

from __future__ import annotations

import streamlit as st

FOCUS = "cases_focus"
UNDO, SAID = ".st-key-cases_undo button", ".st-key-cases_done [tabindex]"

# It is called on each run; only another `turn` than the last one moves the focus. What is drawn anew while the page is
# not done would lose it again, so it is looked after until then, unless the reader has gone elsewhere meanwhile.
_MOVE = """
export default function ({ data }) {
  if (window.advisorCasesTurn === data.turn) return
  window.advisorCasesTurn = data.turn
  const app = document.querySelector('[data-testid="stApp"]')
  let held = null, rests = 0
  const look = (tries) => {
    const target = document.querySelector(data.target), now = document.activeElement
    const free = now === document.body || now === held || now?.tagName === "H1" || held === null
    if (target && target !== now && free) { target.focus(); held = target }
    rests = app.dataset.testScriptState === "notRunning" && target === document.activeElement ? rests + 1 : 0
    if (free && tries && rests < 30) requestAnimationFrame(() => look(tries - 1))
  }
  requestAnimationFrame(() => look(400))
}
"""


def focus_on(target: str) -> None:
    """Have what this selector finds focused, once, when the page is drawn next."""
    turn, _ = st.session_state.get(FOCUS, (0, ""))
    st.session_state[FOCUS] = (turn + 1, target)


def bring_focus() -> None:
    """Move the focus where that was asked for since the last run."""
    if FOCUS in st.session_state:
        turn, target = st.session_state[FOCUS]
        mover = st.components.v2.component("advisor_cases_focus", js=_MOVE)
        mover(key="cases_focus_mover", data={"turn": turn, "target": target})
