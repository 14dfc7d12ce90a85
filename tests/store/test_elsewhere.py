"""What was done to a case elsewhere is told part by part, and either side can be kept."""

from __future__ import annotations

from dataclasses import replace

from advisor.cases.draft import Draft, Horizon
from advisor.cases.elsewhere import Both, Elsewhere, Part, elsewhere, with_theirs
from advisor.cases.store import Desk
from tests.store.conftest import Clock
from tests.store.drafts import FULL, named

SEEN = Draft().with_answer("home", "overseas").with_answer("segments", 3)


def test_nothing_is_told_of_a_case_that_nobody_else_touched() -> None:
    assert elsewhere(SEEN, SEEN, SEEN.with_answer("home", "macau")) == Elsewhere()


def test_another_answer_given_elsewhere_is_told_and_no_conflict() -> None:
    stored = SEEN.with_answer("goals", ("event",))
    found = elsewhere(SEEN, stored, stored.with_answer("home", "macau"))
    assert found == Elsewhere((Part("answers", "goals"),))


def test_an_answer_set_here_and_elsewhere_is_told_with_both_sides() -> None:
    stored = SEEN.with_answer("home", "taiwan")
    found = elsewhere(SEEN, stored, stored.with_answer("home", "macau"))
    assert found.both == (Both(Part("answers", "home"), "taiwan", "macau"),)


def test_both_setting_the_same_is_no_conflict() -> None:
    stored = SEEN.with_answer("home", "taiwan")
    assert elsewhere(SEEN, stored, stored.with_answer("home", "taiwan")).both == ()


def test_the_other_side_can_be_taken_for_every_part_of_a_case() -> None:
    mine = replace(FULL, horizon=Horizon(weeks=4))
    theirs = named("Other").with_answer("goals", ("sales",)).with_answer("licences", None)
    found = elsewhere(SEEN, theirs, mine)
    taken = mine
    for both in found.both:
        taken = with_theirs(taken, both)
    assert elsewhere(SEEN, theirs, taken).both == ()
    assert elsewhere(SEEN, mine, taken).both != ()


def test_an_answer_taken_back_elsewhere_can_be_taken_back_here() -> None:
    stored = SEEN.with_answer("home", None)
    (both,) = elsewhere(SEEN, stored, stored.with_answer("home", "macau")).both
    assert "home" not in with_theirs(SEEN.with_answer("home", "macau"), both).case.answers


def test_what_was_saved_over_stays_in_the_history_however_soon(desk: Desk, clock: Clock) -> None:
    ident = desk.cases.create(SEEN)
    seen = desk.cases.load(ident)
    clock.later(seconds=1)
    desk.cases.edit(ident, lambda draft: draft.with_answer("home", "taiwan"), seen=seen.version)
    clock.later(seconds=1)
    desk.cases.edit(ident, lambda draft: draft.with_answer("home", "macau"), seen=seen.version)
    kept = [desk.history.load(ident, row.last).case.answers["home"] for row in desk.history.of(ident)]
    assert kept[:2] == ["macau", "taiwan"]


def test_one_who_saw_the_last_version_goes_on_in_its_row(desk: Desk) -> None:
    ident = desk.cases.create(SEEN)
    for home in ("taiwan", "macau"):
        seen = desk.cases.load(ident)
        desk.cases.edit(ident, lambda draft, home=home: draft.with_answer("home", home), seen=seen.version)
    assert len(desk.history.of(ident)) == 1
