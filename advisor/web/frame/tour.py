"""The tour: short notes on the pages of a sample case that explain what is seen, each put away once and for all.

What was put away is kept by the browser, in no address and on no server.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from advisor.web.markup import show, tag
from advisor.web.start.samples import PREFIXES, sample_cases
from advisor.web.visit import Visit, begin
from advisor.words import say

HERE = Path(__file__)
HTML = '<div class="place"></div>'


def note(name: str, visit: Visit) -> None:
    """The note called `name`, where the case is a sample."""
    if name not in NAMES or not is_sample(visit):
        return
    title, text = _words(name)
    given = {"kind": "note", "id": name, "title": title, "text": text}
    given |= {"dismiss": say("Understood"), "all": say("No more notes")}
    _notes()(data=given, key=f"note_{name}")


def is_sample(visit: Visit) -> bool:
    """Whether the case at hand is one of the sample clients, under the name it came with."""
    return visit.case.client.name.startswith(PREFIXES)


def show_round(visit: Visit) -> None:
    """The tour: the sample that says most of itself, opened at its advice."""
    samples = sample_cases(visit.folder)
    if samples and st.button(say("Show me round with a sample"), key="tour_begin", width="stretch"):
        fullest = max(samples.values(), key=lambda case: len(case.answers))
        begin(fullest)
        visit.go("advice")
    show(tag("p", say("Notes on its pages explain what you see, and are put away with a click."), class_="quiet"))


def notes_again() -> None:
    """The way back to notes that were put away; nothing where none was."""
    _notes()(data={"kind": "again", "id": "", "again": say("Show the notes of the tour again")}, key="notes_again")


NAMES = frozenset(
    {"questions", "advice", "advice_mix", "advice_needs", "advice_roadmap", "what_if", "cadence", "report"}
)


def _words(name: str) -> tuple[str, str]:
    """Title and text of a note."""
    told = {
        "questions": lambda: (
            say("The questionnaire"),
            say(
                "Each answer is saved at once and may be changed at any time. Leave open what nobody knows yet: "
                "the panel at the side says what still matters."
            ),
        ),
        "advice": lambda: (
            say("The advice"),
            say(
                "At the head stands the mix in a sentence; below, the parts of the page as links. A number in "
                "brackets is a source; where none is named, it is our own judgement and says so."
            ),
        ),
        "advice_mix": lambda: (
            say("Read the picture"),
            say(
                "A card is an account with what it covers; the heaviest frame leads. An arrow with a number is a way "
                "by which readers come into an account; the list has a sentence on each."
            ),
        ),
        "advice_needs": lambda: (
            say("Needs against accounts"),
            say(
                "A full disc meets a need, half a disc meets it within limits, a stroke does not. The table below "
                "names the limits."
            ),
        ),
        "advice_roadmap": lambda: (
            say("Charts to take away"),
            say(
                "Under every chart are its numbers as a table, and the chart itself as a picture, as a drawing or as "
                "numbers for a spreadsheet."
            ),
        ),
        "what_if": lambda: (
            say("Try it out"),
            say(
                "Move a weight or insist on an account, and the mix above answers at once. Further down: the "
                "smallest changes of answers that would open further accounts."
            ),
        ),
        "cadence": lambda: (
            say("The publishing plan"),
            say(
                "Every broadcast has its day, within the quotas of its account. Pin, move or cancel one, and the "
                "plan is made anew around it."
            ),
        ),
        "report": lambda: (
            say("For the client"),
            say("Choose the form, the language and the brand. A sample makes a report as any other case does."),
        ),
    }
    return told[name]()


@st.cache_resource
def _notes() -> Any:
    return st.components.v2.component(
        "notes_of_the_tour",
        html=HTML,
        css=HERE.with_suffix(".css").read_text(encoding="utf-8"),
        js=HERE.with_suffix(".js").read_text(encoding="utf-8"),
    )
