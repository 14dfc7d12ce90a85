"""Brings the reader to the top of a section that has just been opened, or to the question asked for."""

from __future__ import annotations

import streamlit as st

# It is called on each run; only another `place` than the last one moves the page.
_MOVE = """
export default function ({ data }) {
  if (window.advisorPlace === data.place) return
  const first = window.advisorPlace === undefined
  window.advisorPlace = data.place
  if (first && !data.target) return
  const find = (tries) => {
    const target = data.target && document.getElementById(data.target)
    if (target) target.scrollIntoView({ block: "start" })
    else if (data.target && tries) requestAnimationFrame(() => find(tries - 1))
    else document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)
  }
  requestAnimationFrame(() => find(60))
}
"""


def bring_to(place: str, *, target: str = "") -> None:
    """Once for each new `place`: scroll to the element whose id is `target`, or to the top."""
    mover = st.components.v2.component("advisor_scrolling", js=_MOVE)
    mover(key="scrolling", data={"place": place, "target": target})
