"""The what-if page with a sample client, and what can be done on it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from advisor.questionnaire.choices import Choices
from advisor.web import base
from tests.web.visits import key, open_page, open_sample, visit, words

SAMPLES = sorted(path.stem for path in (base.PROJECT / "knowledge" / "samples").glob("*.yaml"))
ENTITY, PARTNER = "mainland_entity", "partner_licence"


def what_if(sample: str = "skincare_cross_border") -> AppTest:
    """The page with a sample client."""
    app = open_page(open_sample(visit(), sample), "what_if")
    assert not app.exception
    return app


def choices(app: AppTest) -> Choices:
    """The choices in the visit's draft."""
    found = app.session_state["draft"].case.choices
    assert isinstance(found, Choices)
    return found


def mix_now(app: AppTest) -> str:
    """The panel with the mix, in words."""
    return words(app).partition("The mix now")[2].partition("What counts, and how much")[0]


def weigh(app: AppTest, criterion: str, weight: float) -> AppTest:
    """Give a criterion a weight."""
    return app.slider(key=key(app, f"weight_{criterion}")).set_value(weight).run()


def wish(app: AppTest, account: str, what: str) -> AppTest:
    """Leave an account as advised, force it or exclude it."""
    return app.radio(key=key(app, f"wish_{account}")).set_value(what).run()


def lock(app: AppTest, question: str) -> AppTest:
    """Lock the answer to a question."""
    return app.checkbox(key=key(app, f"lock_{question}")).check().run()


def subscription_card(app: AppTest) -> str:
    """What is said of a subscription account on the client's own mainland papers."""
    shown = words(app).partition("Subscription account Now: closed")[2]
    return shown.partition("1. Own mainland papers")[2].partition("2. A mainland entity")[0]
