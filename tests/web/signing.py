"""A server that asks for a sign-in, two teams with people in them, and their visits without a browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from streamlit.testing.v1 import AppTest

from advisor.cases.draft import Draft
from advisor.cases.people import ROLES, Person, Role
from advisor.cases.store import Desk, Store
from advisor.questionnaire.case import Case, Client
from advisor.web import base
from advisor.web.sign_in.sign_in_person import SignIn, sign_in_of
from advisor.web.sign_in.sign_in_settings import Provider, SignInSettings
from tests.web.visits import APP

NOW = int(datetime.now(UTC).timestamp())
HOURS, ISSUER = 12, "https://accounts.example.org"
SETTINGS = SignInSettings(
    (Provider(None, ""), Provider("house", "House accounts")), HOURS, "", "https://advisor.example"
)
OURS, THEIRS = "Asia desk", "Harbour desk"


def claims(who: str, **others: Any) -> dict[str, Any]:
    """What the provider says of somebody who has just signed in; None takes a claim away."""
    told = {
        "is_logged_in": True,
        "iss": ISSUER,
        "sub": f"subject of {who}",
        "iat": NOW,
        "nonce": f"first of {who}",
        "email": f"{who}@example.org",
        "email_verified": True,
        "name": who.title(),
    }
    return {name: value for name, value in (told | others).items() if value is not None}


def sign_in(who: str, **others: Any) -> SignIn:
    """The same, as the app understands it."""
    found = sign_in_of(claims(who, **others))
    assert found is not None
    return found


class Desks:
    """Two teams: the first with somebody for each role and a case, the second with a stranger and a case."""

    def __init__(self) -> None:
        self.store: Store = base.store(base.database_url())
        operator = self.store.operator()
        self.ours = operator.open_team(OURS, email="admin@example.org").id
        self.theirs = operator.open_team(THEIRS, email="stranger@example.org").id
        people = {role: operator.invite(self.ours, email=f"{role}@example.org", role=role) for role in ROLES}
        self.people: dict[str, Person] = dict(people)
        self.people["stranger"] = operator.invite(self.theirs, email="stranger@example.org", role="admin")
        self.case = self.desk("consultant").cases.create(case_of("Kauri Skincare"))
        self.their_case = self.desk("stranger").cases.create(case_of("Harbour Secrets"))

    def desk(self, who: str) -> Desk:
        return self.store.as_person(self.people[who])

    def answers(self) -> dict[str, Any]:
        """What the store holds of the first team's case."""
        return dict(self.desk("viewer").cases.load(self.case).case.answers)

    def put(self, who: str, role: Role | None) -> None:
        """Give somebody of the first team another role, or take them out."""
        self.store.operator().set_role(self.ours, self.people[who].id, role)


def case_of(client: str) -> Draft:
    return Draft(case=Case(client=Client(name=client), answers={"goals": ("brand_awareness",)}))


def visit_as(user: dict[str, Any] | None, case: str | None = None) -> AppTest:
    """The start page as somebody signed in sees it; None for nobody."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.user = {"is_logged_in": False} if user is None else user
    if case is not None:
        app.query_params["d"] = case
    return app.run()
