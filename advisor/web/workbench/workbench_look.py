"""A look at what an edit alters: asked for, watched while it is under way, and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from advisor.report.spoken import Spoken
from advisor.web.frame.drawn_again import draw_again_every
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.visit import Visit
from advisor.web.workbench.workbench_bench import Whole, bench, put_bench
from advisor.web.workbench.workbench_impact import Asked, Impact
from advisor.web.workbench.workbench_line import submit
from advisor.web.workbench.workbench_rights import Editor
from advisor.web.workbench.workbench_shown import impact_shown
from advisor.words import language, say

POLL_SECONDS = 0.4
STEPS: Mapping[str, str] = Spoken(
    lambda: {
        "": say("Waiting its turn"),
        "answers": say("Every combination of answers"),
        "proofs": say("What the base can prove"),
        "cases": say("The cases kept here"),
    }
)


def look_shown(visit: Visit, base: Whole, name: str, after: bytes, who: Editor, *, ident: str) -> None:
    """The button that asks for it, how far it is, and what it found; only ever about the edit known by `ident`."""
    now = bench()
    if now.look is not None and now.looked_at != ident:
        stop_looking()
        now = bench()
    if now.look is None or now.look.state in ("failed", "cancelled"):
        if now.look is not None and now.look.state == "failed":
            st.error(label(say("It could not be looked at: {reason}", reason=now.look.reason)))
        show(tag("p", say("Before it is saved, see whom and what it would touch. It takes seconds."), class_="quiet"))
        st.button(
            say("See what it alters"),
            key="workbench_look",
            type="primary",
            on_click=_begin,
            args=(visit, base, name, after, who, ident),
        )
    elif now.look.result is not None:
        show(impact_shown(now.look.result, visit.knowledge, cases=now.cases_read))
    else:
        _watch()


def looked_at(ident: str) -> Impact | None:
    """What was found of the edit known by `ident`, once it was looked at."""
    now = bench()
    return now.look.result if now.look is not None and now.looked_at == ident else None


def stop_looking() -> None:
    """Give up a look that nobody wants any more."""
    now = bench()
    if now.look is not None:
        now.look.cancel()
        put_bench(replace(now, look=None, looked_at=""))


def _begin(visit: Visit, base: Whole, name: str, after: bytes, who: Editor, ident: str) -> None:
    cases = who.cases()
    asked = Asked(
        files=base.files,
        name=name,
        raw=after,
        folder=visit.folder.resolve(),
        cases=cases or (),
        today=visit.today,
        language=language(),
    )
    put_bench(replace(bench(), look=submit(asked), looked_at=ident, cases_read=cases is not None))


def _cancel() -> None:
    stop_looking()


def _watch() -> None:
    """How far it is, told again and again until it is over, and the way to give it up."""

    def shown() -> None:
        look = bench().look
        if look is None or look.is_over:
            st.rerun()
        words = STEPS[look.step or ("" if look.state == "waiting" else "answers")]
        st.progress(look.share, text=label(words))
        show(tag("p", words, class_="visually-hidden", role="status"))
        st.button(say("Cancel"), key="workbench_cancel", on_click=_cancel)

    draw_again_every(POLL_SECONDS, shown)
