"""The state of the case at the side of every page: client, date, progress, and what the answers lead to so far."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.report.wording import day
from advisor.web.markup import show, tag, typed
from advisor.web.questions.live_panel import live_panel
from advisor.web.questions.sections_now import SectionNow, progress
from advisor.web.visit import Visit
from advisor.words import say


def case_state(visit: Visit, sections: Sequence[SectionNow]) -> None:
    """Show it in the place kept for it."""
    done, of = progress(sections)
    name = visit.case.client.name
    with visit.beside:
        show(
            tag("p", say("This case"), class_="eyebrow"),
            tag(
                "p",
                typed(name) if name else say("No client named yet"),
                class_="case-name" if name else "case-name quiet",
            ),
            tag("p", typed(visit.opened.label), class_="quiet") if visit.opened and visit.opened.label else None,
            tag("p", say("Rules as of {day}", day=day(visit.as_of)), class_="quiet"),
            tag("p", say("{done} of {all} questions answered", done=done, all=of), class_="quiet", data_say="answered"),
        )
        if done:
            live_panel(visit)
