"""The cadence page with a sample client, and what can be done on it without a browser."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from streamlit.testing.v1 import AppTest

from advisor.advice.model import Cadence
from advisor.questionnaire.plan_edits import PlanEdits
from tests.web.kept import advice_of, open_case, sample_with
from tests.web.visits import open_page

SAMPLE = "skincare_cross_border"


def cadence_page(sample: str = SAMPLE, **answers: Any) -> AppTest:
    """The page with a sample client, some answers changed."""
    app = open_page(open_case(sample_with(sample, **answers)), "cadence")
    assert not app.exception
    return app


def plan(app: AppTest) -> Cadence:
    """The plan on the page."""
    return advice_of(app).cadence


def edits(app: AppTest) -> PlanEdits:
    """The changes by hand in the visit's draft."""
    found = app.session_state["draft"].case.plan
    assert isinstance(found, PlanEdits)
    return found


def report(app: AppTest, *, table: str = "", **told: Any) -> AppTest:
    """Tell what was done in the table, as a browser does: everything since the table was drawn.

    `table` names another table than the one on the page, such as one drawn before.
    """
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id = table or app.data_editor[0].proto.id
    state.string_value = json.dumps({"edited_rows": {}, "added_rows": [], "deleted_rows": []} | told)
    app._run(states)
    assert not app.exception
    return app


def a_free_day(app: AppTest) -> date:
    """A day in May 2027 on which nothing is sent and no promotion is barred."""
    busy = {sent.date for sent in plan(app).broadcasts} | {one.date for one in plan(app).moments}
    return next(day for day in (date(2027, 5, 1) + timedelta(days=n) for n in range(31)) if day not in busy)
