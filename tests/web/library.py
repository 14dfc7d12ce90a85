"""The page of cases, and what a reader does on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from streamlit.testing.v1 import AppTest

from advisor.cases.draft import Draft
from advisor.cases.glance import Glance, InMix
from advisor.cases.listing import Line
from advisor.cases.people import LOCAL, Person
from advisor.cases.store import Desk
from advisor.questionnaire.case import Client
from advisor.web import base
from tests.web.kept import samples
from tests.web.visits import key, open_page, visit

FINAL, PROVISIONAL = "skincare_cross_border", "machinery_first_call"
MIX = (InMix("service", "own_mainland", "lead"),)


def desk(person: Person = LOCAL) -> Desk:
    return base.store(base.database_url()).as_person(person)


def keep(client: str = "", *, sample: str = FINAL, as_of: date | None = None, **options: object) -> str:
    """A case of a sample client under another name; its id."""
    case = replace(samples()[sample], client=Client(name=client), as_of=as_of)
    return desk().cases.create(Draft(case=case), **options)  # type: ignore[arg-type]


def advised(ident: str, good_until: date) -> None:
    """Keep advice of today's base and day with a case."""
    digest = base.knowledge(base.knowledge_folder()).digest
    assert desk().cases.keep_glance(ident, 1, Glance(MIX, "final", date.today(), good_until, digest))


def line_of(ident: str) -> Line:
    return next(
        line
        for status in ("active", "archived", "deleted")
        for line in desk().cases.search(status=status, most=None).lines
        if line.id == ident
    )


def open_cases(app: AppTest | None = None) -> AppTest:
    app = open_page(app or visit(), "cases")
    assert not app.exception
    return app


def listed(app: AppTest) -> list[str]:
    """What the cases shown are called, from the top."""
    return [button.label for button in app.button if str(button.key).startswith("case_open_")]


def line(app: AppTest, ident: str) -> str:
    """What is told of a case, as HTML."""
    place = [str(button.key) for button in app.button if str(button.key).startswith("case_open_")]
    rows = [element.body for element in app.html if "case-changed" in element.body]
    return str(rows[place.index(f"case_open_{ident}")])


def chooses(app: AppTest, name: str, value: object) -> AppTest:
    app.selectbox(key=key(app, f"cases_{name}")).set_value(value).run()
    assert not app.exception
    return app


def searches(app: AppTest, text: str) -> AppTest:
    app.text_input(key=key(app, "cases_text")).set_value(text).run()
    assert not app.exception
    return app


def does(app: AppTest, ident: str, action: str) -> AppTest:
    app.menu_button(key=f"case_menu_{ident}").click(action).run()
    assert not app.exception
    return app


def presses(app: AppTest, button: str) -> AppTest:
    app.button(key=button).click().run()
    assert not app.exception
    return app


def picks(app: AppTest, *idents: str) -> AppTest:
    for ident in idents:
        app.checkbox(key=f"case_pick_{ident}").check().run()
    return app


def offered(app: AppTest) -> set[str]:
    """The kinds of everything that can be pressed on a case."""
    found = [*app.button, *app.menu_button, *app.checkbox]
    return {str(widget.key).split("_")[1] for widget in found if str(widget.key).startswith("case_")}
