"""Cases are kept: found again, filed, put away, fetched back, and forgotten only when they may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.cases import record
from advisor.cases.draft import Draft, new_id
from advisor.cases.failures import NotFound, Stale
from advisor.cases.glance import Glance, InMix
from advisor.cases.store import Desk, Store
from tests.store.conftest import Clock
from tests.store.drafts import FULL, named
from tests.store.test_seals import EXPORTED

GLANCE = Glance((InMix("service", "own_mainland", "lead"),), "final", date(2026, 11, 21), date(2027, 2, 20), "sha256:x")


def labels(desk: Desk, *arguments: str, **options: object) -> list[str]:
    return [line.client or line.label for line in desk.cases.search(*arguments, **options).lines]  # type: ignore[arg-type]


def test_a_case_comes_back_as_it_was_saved(desk: Desk) -> None:
    ident = desk.cases.create(FULL, label="Autumn", tags=["Beauty", "beauty ", "", "NZ"])
    found = desk.cases.load(ident)
    assert found == Draft(FULL.case, FULL.horizon, FULL.look, version=1)
    line = desk.cases.search().lines[0]
    assert (line.id, line.label, line.client, line.tags) == (ident, "Autumn", "Kauri 喆", ("Beauty", "NZ"))
    assert (line.status, line.version, line.glance, line.fresh) == ("active", 1, None, False)
    assert line.created == line.changed
    assert line.changed.utcoffset() == timedelta(0)


def test_every_word_searched_stands_in_label_client_or_tags(desk: Desk) -> None:
    desk.cases.create(named("Kauri 喆 化妆品"), label="50% off_now", tags=["Beauty"])
    desk.cases.create(named("ÉCLAIR"), tags=["food"])
    assert labels(desk, "kauri BEAUTY") == ["Kauri 喆 化妆品"]
    assert labels(desk, "化妆") == ["Kauri 喆 化妆品"]
    assert labels(desk, "éclair") == ["ÉCLAIR"]
    assert labels(desk, "kauri food") == []
    assert labels(desk, "0% off_") == ["Kauri 喆 化妆品"]
    assert labels(desk, "%") == ["Kauri 喆 化妆品"]
    assert labels(desk, "x_now") == []
    assert labels(desk, "\x00'; DROP TABLE cases; --") == []
    assert labels(desk, tag="food") == ["ÉCLAIR"]
    assert desk.cases.tags() == {"Beauty": 1, "food": 1}


def test_a_client_renamed_or_tagged_is_found_by_the_new_name_and_tag(desk: Desk) -> None:
    ident = desk.cases.create(named("Old"), tags=["a"])
    desk.cases.edit(ident, lambda _: named("New"))
    assert (labels(desk, "old"), labels(desk, "new a")) == ([], ["New"])
    desk.cases.file(ident, tags=["b"])
    assert (labels(desk, "new a"), labels(desk, "new b")) == ([], ["New"])
    desk.cases.file(ident, label="Spring")
    assert labels(desk, "spring b") == ["New"]


def test_the_list_is_sorted_by_change_or_by_what_is_soonest_out_of_date(desk: Desk, clock: Clock) -> None:
    idents = {}
    for name in "abc":
        idents[name] = desk.cases.create(named(name))
        clock.later(minutes=1)
    assert labels(desk) == ["c", "b", "a"]
    later = Glance(GLANCE.mix, "provisional", GLANCE.as_of, date(2027, 5, 1), GLANCE.knowledge)
    assert desk.cases.keep_glance(idents["a"], 1, later)
    assert desk.cases.keep_glance(idents["b"], 1, GLANCE)
    assert labels(desk, order="good_until") == ["b", "a", "c"]
    assert [line.glance for line in desk.cases.search(order="good_until").lines] == [GLANCE, later, None]
    page = desk.cases.search(most=1, skip=1)
    assert ([line.client for line in page.lines], page.total) == (["b"], 3)


def test_what_is_due_by_a_day_comes_first_and_is_counted(desk: Desk, clock: Clock) -> None:
    for name, good_until in (("late", 1), ("open", None), ("soon", 10), ("far", 11)):
        ident = desk.cases.create(named(name))
        clock.later(minutes=1)
        if good_until is not None:
            desk.cases.sort_by(ident, 1, date(2026, 12, good_until))
    by = date(2026, 12, 10)
    assert labels(desk, order="due", due_by=by) == ["late", "soon", "far", "open"]
    assert [desk.cases.search(due_by=day).due for day in (by, date(2026, 12, 31), None)] == [2, 3, 0]
    assert labels(desk, order="due") == ["far", "soon", "open", "late"], "without a day nothing is due"
    assert (labels(desk, advised=False), len(labels(desk, advised=True))) == (["open"], 3)


def test_a_case_is_sorted_by_another_day_without_losing_the_advice_kept_with_it(desk: Desk) -> None:
    ident = desk.cases.create(named("a"))
    desk.cases.keep_glance(ident, 1, GLANCE)
    desk.cases.sort_by(ident, 1, date(2027, 9, 9))
    line = desk.cases.search().lines[0]
    assert (line.good_until, line.glance, line.fresh) == (date(2027, 9, 9), GLANCE, True)
    desk.cases.edit(ident, lambda _: named("b"))
    desk.cases.sort_by(ident, 1, date(2030, 1, 1))
    assert desk.cases.search().lines[0].good_until == date(2027, 9, 9), "of a version gone by"


def test_a_glance_of_a_version_gone_by_is_not_kept_and_an_old_one_is_said_to_be_old(desk: Desk) -> None:
    ident = desk.cases.create(named("a"))
    desk.cases.keep_glance(ident, 1, GLANCE)
    assert desk.cases.search().lines[0].fresh
    desk.cases.edit(ident, lambda draft: draft.with_answer("home", "overseas"))
    assert not desk.cases.search().lines[0].fresh
    assert not desk.cases.keep_glance(ident, 1, GLANCE)


def test_the_advice_kept_on_a_version_stays_until_somebody_notes_another(desk: Desk) -> None:
    ident = desk.cases.create(named("a"))
    assert desk.cases.keep_glance(ident, 1, GLANCE)
    newer = replace(GLANCE, knowledge="sha256:newer", good_until=date(2028, 1, 1))
    assert not desk.cases.keep_glance(ident, 1, newer)
    assert desk.cases.search().lines[0].glance == GLANCE
    assert desk.cases.keep_glance(ident, 1, newer, noted=True)
    assert desk.cases.search().lines[0].glance == newer
    entry = desk.audit.entries(case=ident)[0]
    assert (entry.action, entry.detail) == ("noted", f"version 1, advice of {newer.as_of}")


def test_archived_and_deleted_cases_are_out_of_sight_until_fetched_back(desk: Desk) -> None:
    ident = desk.cases.create(named("a"))
    desk.cases.archive(ident)
    assert (labels(desk), labels(desk, status="archived")) == ([], ["a"])
    assert desk.cases.load(ident).case.client.name == "a"
    desk.cases.delete(ident)
    assert (labels(desk), labels(desk, status="deleted"), labels(desk, status=None)) == ([], ["a"], ["a"])
    with pytest.raises(NotFound):
        desk.cases.load(ident)
    desk.cases.undo(ident)
    assert labels(desk) == ["a"]


def test_who_has_a_deleted_case_open_and_changes_it_brings_it_back(store: Store, desk: Desk) -> None:
    ident = desk.cases.create(named("a"))
    desk.cases.delete(ident)
    assert store.load(ident) is None
    saved = store.edit(ident, lambda draft: draft.with_answer("home", "overseas"), first=Draft())
    assert (saved.case.client.name, dict(saved.case.answers)) == ("a", {"home": "overseas"})
    assert labels(desk) == ["a"]


def test_a_duplicate_goes_its_own_way(desk: Desk) -> None:
    ident = desk.cases.create(FULL, label="One", tags=["t"])
    other = desk.cases.duplicate(ident, label="Two")
    desk.cases.edit(other, lambda _: named("b"))
    assert desk.cases.load(ident).case == FULL.case
    assert {line.label: line.tags for line in desk.cases.search().lines} == {"One": ("t",), "Two": ("t",)}


def test_a_whole_case_is_not_written_over_what_was_changed_elsewhere(desk: Desk) -> None:
    ident = desk.cases.create(named("a"))
    mine, theirs = desk.cases.load(ident), desk.cases.load(ident).with_answer("home", "overseas")
    saved = desk.cases.save(ident, theirs)
    with pytest.raises(Stale) as stale:
        desk.cases.save(ident, mine.with_answer("segments", 3))
    assert (stale.value.theirs, dict(stale.value.mine.case.answers)) == (saved, {"segments": 3})
    assert desk.cases.load(ident) == saved


def test_a_change_that_changes_nothing_is_no_version(desk: Desk) -> None:
    ident = desk.cases.create(FULL)
    assert desk.cases.edit(ident, lambda draft: draft).version == 1
    with pytest.raises(NotFound):
        desk.cases.edit(new_id(), lambda draft: draft)


def test_what_one_person_saves_in_one_go_is_one_row_of_the_history(desk: Desk, clock: Clock) -> None:
    ident = desk.cases.create(Draft())
    for number in range(1, 4):
        clock.later(minutes=4)
        desk.cases.edit(ident, lambda draft, number=number: draft.with_answer("segments", number))
    clock.later(minutes=6)
    desk.cases.edit(ident, lambda draft: draft.with_answer("segments", 9))
    newer, older = desk.history.of(ident)
    assert ((older.first, older.last), (newer.first, newer.last)) == ((1, 4), (5, 5))
    assert (older.at - older.since, newer.person, newer.note) == (timedelta(minutes=12), "local", "")
    assert [dict(desk.history.load(ident, number).case.answers) for number in (1, 4, 5)] == [
        {"segments": 3},
        {"segments": 3},
        {"segments": 9},
    ]


def test_another_person_begins_another_row(store: Store, desk: Desk, clock: Clock) -> None:
    team = desk.staff.found("T")
    other = store.as_person(desk.staff.invite(team, email="a@x", role="editor", name="Ada"))
    ident = desk.cases.create(Draft(), team=team)
    other.cases.edit(ident, lambda draft: draft.with_answer("segments", 1))
    desk.cases.edit(ident, lambda draft: draft.with_answer("segments", 2))
    assert [(row.last, row.name) for row in desk.history.of(ident)] == [(3, ""), (2, "Ada"), (1, "")]
    assert desk.cases.search().lines[0].changed_by == ""


def test_what_is_changed_after_going_back_or_an_import_is_a_row_of_its_own(desk: Desk, clock: Clock) -> None:
    ident = desk.cases.create(Draft(), note="imported")
    desk.cases.edit(ident, lambda draft: draft.with_answer("segments", 1))
    desk.history.go_back(ident, 1)
    desk.cases.edit(ident, lambda draft: draft.with_answer("segments", 2))
    assert [(row.last, row.note) for row in desk.history.of(ident)] == [
        (4, ""),
        (3, "as version 1"),
        (2, ""),
        (1, "imported"),
    ]


def test_half_an_hour_of_changes_ends_a_row_too(desk: Desk, clock: Clock) -> None:
    ident = desk.cases.create(Draft())
    for number in range(20):
        clock.later(minutes=4)
        desk.cases.edit(ident, lambda draft, number=number: draft.with_answer("segments", number))
    assert [row.last - row.first + 1 for row in desk.history.of(ident)] == [5, 8, 8]


def test_one_may_go_back_to_a_version_and_back_again(desk: Desk, clock: Clock) -> None:
    ident = desk.cases.create(named("first"))
    clock.later(hours=1)
    desk.cases.edit(ident, lambda _: FULL)
    assert desk.history.go_back(ident, 1).version == 3
    assert labels(desk, "first") == ["first"]
    assert desk.history.of(ident)[0].note == "as version 1"
    desk.history.go_back(ident, 2)
    assert desk.cases.load(ident).case == FULL.case
    with pytest.raises(NotFound):
        desk.history.load(ident, 99)


def test_the_history_of_a_case_is_bounded(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MOST", 10)
    ident = desk.cases.create(Draft())
    for number in range(15):
        clock.later(hours=1)
        desk.cases.edit(ident, lambda draft, number=number: draft.with_answer("segments", number))
    rows = desk.history.of(ident)
    assert (len(rows), rows[0].last) == (10, 16)


def test_only_what_was_deleted_or_never_filed_is_forgotten(store: Store, desk: Desk, clock: Clock) -> None:
    keep: dict[str, dict[str, object]] = {"labelled": {"label": "L"}, "tagged": {"tags": ["t"]}}
    keep |= {name: {} for name in ("archived", "deleted", "exported", "draft")}
    idents = {name: desk.cases.create(named(name), **options) for name, options in keep.items()}  # type: ignore[arg-type]
    desk.cases.archive(idents["archived"])
    desk.seals.seal(idents["exported"], Draft(), EXPORTED)
    clock.later(days=10)
    desk.cases.delete(idents["deleted"])
    assert store.forget(before=clock.now - timedelta(days=11)) == 0
    clock.later(days=29)
    assert store.forget(before=clock.now - timedelta(days=1)) == 1
    assert sorted(labels(desk, status=None)) == ["archived", "deleted", "exported", "labelled", "tagged"]
    desk.cases.undo(idents["deleted"])
    desk.cases.file(idents["deleted"], label="Kept")
    desk.cases.delete(idents["deleted"])
    clock.later(days=31)
    assert store.forget(before=clock.now - timedelta(days=400)) == 1
    assert sorted(labels(desk, status=None)) == ["archived", "exported", "labelled", "tagged"]


def test_the_files_of_a_brand_stay_as_long_as_a_case_names_them(store: Store, desk: Desk, clock: Clock) -> None:
    desk.cases.create(replace(FULL, look=replace(FULL.look, files="sha256:a")), label="L")
    for digest in ("sha256:a", "sha256:b"):
        store.keep_files(digest, "body")
        store.keep_files(digest, "body")
    clock.later(days=500)
    store.forget(before=clock.now)
    assert (store.files("sha256:a"), store.files("sha256:b")) == ("body", None)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "a\x00b\x1b[2Jc", "'; DROP TABLE cases; --", "x" * 200])
def test_any_name_is_kept_as_it_is(desk: Desk, name: str) -> None:
    ident = desk.cases.create(named(name), label=name, tags=[name])
    assert desk.cases.load(ident).case.client.name == name
    assert desk.cases.search(name).total == 1
