"""Brings the reader, and the keyboard, to the head of a section that was just opened or to the question asked for."""

from __future__ import annotations

from typing import Any

import streamlit as st

TWICE = 2  # a run that is broken off may take the first to nowhere
BROUGHT = "brought_to"
# Only another `place` than the last one moves the page.
_MOVE = """
export default function ({ data }) {
  if (!data.place || window.advisorPlace === data.place) return
  window.advisorPlace = data.place
  const arrive = (target, field) => {
    if (data.top || !target) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)
    else target.scrollIntoView({ block: "start" })
    const stop = field ?? (data.top ? target : null)
    if (!stop) return
    if (stop === target) target.tabIndex = -1
    stop.focus({ preventScroll: true })
  }
  const first = (key) => {
    const within = document.querySelector(`.st-key-${CSS.escape(key)}`)
    return within?.querySelector("input:checked") ?? within?.querySelector("input, button")
  }
  const find = (tries) => {
    const target = data.target && document.getElementById(data.target)
    const field = data.control ? first(data.control) : null
    const drawn = (target || !data.target) && (field || !data.control)
    if (drawn || !tries) arrive(target, field)
    else requestAnimationFrame(() => find(tries - 1))
  }
  requestAnimationFrame(() => find(90))
}
"""


def bring_to(place: str, *, target: str = "", control: str = "", top: bool = False) -> None:
    """For each new `place`, and never for an empty one: scroll to the element whose id is `target`.

    With `top` to the top of the page, where `target` is the heading that takes the focus; with `control` the focus goes
    to the first control in the container that has this key.
    """
    last, times = st.session_state.get(BROUGHT, ("", 0))
    times = times + 1 if last == place else 1
    if not place or times > TWICE:
        return
    st.session_state[BROUGHT] = (place, times)
    data = {"place": place, "target": target, "control": control, "top": top}
    _mover()(key="scrolling", data=data)


@st.cache_resource
def _mover() -> Any:
    return st.components.v2.component("advisor_scrolling", js=_MOVE)
