"""Cases put into the store of a test from outside the app, at times of their own."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from advisor.cases.draft import Draft
from advisor.cases.people import LOCAL, Person, Role
from advisor.cases.seals import Exported
from advisor.cases.store import Store
from advisor.questionnaire.case import Client
from advisor.web import base
from tests.web.kept import samples

BEGUN = datetime(2026, 1, 5, 20, 30, tzinfo=UTC)
EXPORTED = Exported(
    form="pdf",
    edition="short",
    language="zh_Hans",
    as_of=date(2026, 1, 6),
    good_until=date(2027, 5, 21),
    knowledge="sha256:" + "0" * 64,
    knowledge_version="2025.1",
    brand="sha256:" + "1" * 64,
    result="sha256:" + "2" * 64,
)
Change = Callable[[Draft], Draft]


class Clock:
    """A clock that is put on by hand."""

    def __init__(self) -> None:
        self.now = BEGUN

    def __call__(self) -> datetime:
        return self.now


def a_case(*sittings: tuple[Change, ...], client: str = "Kauri", seals: tuple[Exported, ...] = ()) -> str:
    """A sample client's case with a first version and these sittings, an hour apart; its id."""
    clock = Clock()
    with closing(Store(base.database_url(), clock=clock)) as store:
        desk = store.as_person(LOCAL)
        case = replace(samples()["skincare_cross_border"], client=Client(name=client))
        ident = desk.cases.create(Draft(case=case))
        for changes in sittings:
            clock.now += timedelta(hours=1)
            for change in changes:
                desk.cases.edit(ident, change)
                clock.now += timedelta(minutes=1)
        for exported in seals:
            clock.now += timedelta(hours=1)
            desk.seals.seal(ident, desk.cases.load(ident), exported)
    return ident


def somebody(role: Role, name: str = "Noor") -> Person:
    """Somebody else in the team of the local person."""
    with closing(Store(os.environ["ADVISOR_DATABASE_URL"])) as store:
        return store.as_person(LOCAL).staff.invite("local", email="noor@example.org", role=role, name=name)
