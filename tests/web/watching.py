"""Cases kept with the advice of an earlier base or day, and the watch page looked at to its end."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from dataclasses import replace
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from advisor.cases.draft import Draft
from advisor.cases.glance import Glance
from advisor.cases.people import LOCAL, Person
from advisor.cases.store import Desk
from advisor.cases.watch import advice_now
from advisor.report import frames
from advisor.web import base
from advisor.web.watch.watch_line import last_round
from advisor.web.watch.watch_looking import looked as looked_at
from advisor.words.tongues import Language
from tests.web.kept import samples
from tests.web.visits import APP, PROJECT, open_page

PATIENCE = 120.0
RULES, OPEN, CLOSED = "rules/mini_program.yaml", "    status: open\n", "    status: closed\n"


def copied(folder: Path) -> Path:
    """A copy of the project's base."""
    shutil.copytree(PROJECT / "knowledge", folder)
    return folder


def closes(folder: Path) -> None:
    """Edit the base so that a mini-program is closed to those to whom its first rule opened it."""
    text = (folder / RULES).read_text(encoding="utf-8")
    assert OPEN in text
    part = folder / f"{RULES}.part"
    part.write_text(text.replace(OPEN, CLOSED, 1), encoding="utf-8")
    part.replace(folder / RULES)


def desk(person: Person = LOCAL) -> Desk:
    """The store of the test as a person sees it."""
    return base.store(base.database_url()).as_person(person)


def draft_of(sample: str) -> Draft:
    """A sample client as a case."""
    return Draft(case=samples()[sample])


def keep(name: str, sample: str, *, kept: bool = True, on: date | None = None, team: str | None = None) -> str:
    """A case with the advice of the present base kept with it; its id."""
    cases, draft = desk().cases, draft_of(sample)
    ident = cases.create(draft, label=name, team=team)
    if kept:
        folder = base.knowledge_folder()
        found = advice_now(draft, base.knowledge(folder), today=on or date.today())
        assert cases.keep_glance(ident, 1, Glance.of(found), folder=folder)
    return ident


def looks_on(ident: str, digest: str) -> None:
    """Make the advice kept with a case rest on another base."""
    line = next(line for line in desk().cases.search(most=None).lines if line.id == ident)
    assert line.glance is not None
    assert desk().cases.keep_glance(ident, line.version, replace(line.glance, knowledge=digest), noted=True)


def watch_page(app: AppTest | None = None, *, spoken: Language = "en", person: Person = LOCAL) -> AppTest:
    """The watch page once everything was looked at."""
    return looked(open_page(app or AppTest.from_file(str(APP), default_timeout=60), "watch"), spoken, person)


def looked(app: AppTest, spoken: Language = "en", person: Person = LOCAL) -> AppTest:
    """The page once the round under way is over."""
    under_way = last_round(desk(person), spoken)
    if under_way is not None:
        assert under_way.wait(PATIENCE)
        app.run()
    assert not app.exception
    return app


class Here:
    """Stands in for the process that looks at cases, so that most tests need not start one."""

    is_late = False

    def __init__(self, _module: str, *, seconds: float) -> None:
        assert seconds > 0

    def answers(self, order: bytes) -> Generator[tuple[bytes, bytes]]:
        """What the process would answer."""
        for found in looked_at(frames.unpacked(order)):
            yield frames.RESULT, frames.packed(found)

    def give_up(self) -> None:
        """Nothing to end."""
