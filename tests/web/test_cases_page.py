"""The list of cases: what is due comes first, nothing that anybody typed is markup, every deed has its way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from advisor.cases.draft import Draft
from advisor.cases.failures import StoreFailed
from advisor.cases.glance import Glance, InMix
from advisor.cases.library import Library
from advisor.cases.listing import Line
from advisor.cases.people import LOCAL, Person, Role
from advisor.cases.store import Desk
from advisor.cases.tables import cases
from advisor.questionnaire.case import Case, Client
from advisor.web import base, cases_page, local_time
from advisor.web import desk as here
from tests.web.kept import samples
from tests.web.visits import key, markup, open_page, visit, words

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


# What is shown


def test_what_is_due_comes_first_with_a_sign_and_a_word_and_then_what_was_changed_last() -> None:
    later, soon, late, last = keep("Later"), keep("Soon"), keep("Late", as_of=date(2019, 3, 1)), keep("Last")
    for ident, days in ((later, 31), (soon, 30), (last, 200)):
        advised(ident, date.today() + timedelta(days=days))
    app = open_cases()
    assert listed(app) == ["Late", "Soon", "Last", "Later"]
    assert "4 cases. 2 are due." in words(app)
    assert "Out of date</span>" in line(app, late)
    assert "Review due</span>" in line(app, soon)
    assert not any("⚠" in line(app, ident) for ident in (later, last))
    shown = words(app)
    assert shown.index("Review due ") < shown.index("Out of date") < shown.index("Last changed")
    assert listed(chooses(app, "order", "changed")) == ["Last", "Late", "Soon", "Later"]
    assert listed(chooses(app, "order", "good_until")) == ["Late", "Soon", "Later", "Last"]


def test_a_case_on_which_there_was_no_advice_yet_is_among_those_due_wherever_the_list_would_have_put_it() -> None:
    keep("Late", as_of=date(2019, 3, 1))
    for number in range(cases_page.A_PAGE + 3):
        keep(f"Client {number}", sample="individual_creator")
    app = open_cases()
    assert listed(app)[0] == "Late"
    assert desk().cases.search(advised=False).total == 0


def test_the_advice_shown_is_that_of_the_case_and_is_kept_with_it() -> None:
    ident = keep("Kauri")
    told = line(open_cases(), ident)
    assert all(part in told for part in ("Service account", "Mini-program", "Final", "Own papers from outside"))
    kept = line_of(ident)
    assert kept.fresh
    assert kept.glance is not None
    assert kept.glance.knowledge == base.knowledge(base.knowledge_folder()).digest
    assert desk().cases.base(kept.glance.knowledge) is not None, "without its base, watching could not compare"


def test_advice_that_is_another_than_the_one_kept_is_said_to_have_changed_and_the_kept_one_stays() -> None:
    ident = keep("Kauri")
    old = Glance(MIX, "final", date(2026, 1, 5), date(2026, 2, 1), "sha256:another base")
    desk().cases.keep_glance(ident, 1, old)
    app = open_cases()
    assert "Changed" in line(app, ident)
    assert "since 5 Jan 2026" in line(app, ident)
    assert "Mini-program" in line(app, ident), "the advice of today"
    assert line_of(ident).glance == old
    assert line_of(ident).good_until != old.good_until, "the list sorts by the advice of today"


def test_fresh_advice_is_not_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    idents = [keep(f"Client {number}") for number in range(30)]
    app = open_cases()
    asked: list[object] = []
    monkeypatch.setattr(base, "at_a_glance", asked.append)
    monkeypatch.setattr(Library, "load", lambda self, ident: asked.append(ident))
    app.run()
    assert not app.exception
    assert len(listed(app)) == cases_page.A_PAGE < len(idents)
    assert asked == []


def test_what_somebody_typed_is_never_markup() -> None:
    bad = "<script>alert(1)</script> **bold** [x](http://a.b) :red[x] $x$"
    ident = keep(bad, label=f"L {bad}", tags=["<img src=x>"])
    app = open_cases()
    told = line(app, ident)
    assert "<script" not in markup(app)
    assert "<img" not in told
    assert "&lt;script&gt;" in told
    assert "&lt;img src=x&gt;" in told
    assert listed(app) == [r"L \<script\>alert(1)\</script\> \*\*bold\*\* \[x\](http:⁠//a.b) :⁠red\[x\] \$x\$"]
    does(app, ident, "archive")
    assert "<script" not in markup(app), "nor in what is said of the deed"
    assert bad.split()[0] in words(app)


def test_a_case_that_is_damaged_says_so_and_hides_no_other() -> None:
    good, bad = keep("Good"), keep("Bad")
    with base.store(base.database_url()).database.writing() as connection:
        connection.execute(update(cases).where(cases.c.id == bad).values(draft={"answers": 3}))
    app = open_cases()
    assert "damaged" in line(app, bad)
    assert "Service account" in line(app, good)
    assert listed(app) == ["Bad", "Good"]


def test_answers_that_no_longer_fit_are_counted_each_time_the_list_is_shown() -> None:
    case = samples()[FINAL]
    strange = replace(case, answers=MappingProxyType({**case.answers, "no_such_question": "x"}))
    ident = desk().cases.create(Draft(case=strange))
    app = open_cases()
    for _ in range(2):
        assert "1 answer no longer fits" in line(app.run(), ident)
    assert "1 answer no longer fits" in line(open_cases(), ident)


def test_an_empty_list_says_what_to_do() -> None:
    app = open_cases()
    assert "There is no case yet. Make one with “New case”" in words(app)
    assert "Nothing is archived." in words(chooses(app, "status", "archived"))
    assert "Nothing was deleted lately." in words(chooses(app, "status", "deleted"))


def test_nothing_found_offers_the_way_back_to_all() -> None:
    keep("Kauri")
    app = searches(open_cases(), "nobody")
    assert (listed(app), "No case is like that." in words(app)) == ([], True)
    assert listed(presses(app, "cases_clear")) == ["Kauri"]
    assert app.text_input(key=key(app, "cases_text")).value == ""


# Found


def test_cases_are_found_by_every_word_of_client_name_or_tag() -> None:
    keep("Kauri 喆 化妆品", label="Autumn", tags=["beauty"])
    keep("Éclair", tags=["food", "beauty"])
    app = open_cases()
    assert listed(searches(app, "化妆")) == ["Autumn"]
    assert listed(searches(app, "autumn BEAUTY")) == ["Autumn"]
    assert "1 case found." in words(app)
    assert listed(searches(app, "éclair")) == ["Éclair"]
    searches(app, "")
    assert listed(chooses(app, "tag", "food")) == ["Éclair"]
    assert listed(chooses(app, "tag", None)) == ["Éclair", "Autumn"]


def test_what_was_searched_is_still_there_on_coming_back_and_never_in_the_address() -> None:
    keep("Kauri")
    keep("Éclair")
    app = searches(open_cases(), "kauri")
    open_page(app, "knowledge")
    assert listed(open_cases(app)) == ["Kauri"]
    assert app.text_input(key=key(app, "cases_text")).value == "kauri"
    assert "kauri" not in str(app.query_params)


def test_twenty_cases_a_page_and_the_count_is_that_of_all() -> None:
    idents = [keep(f"Client {number:02}", tags=["beauty"] if number < 3 else []) for number in range(45)]
    for ident in idents:
        advised(ident, date(2099, 1, 1))
    app = open_cases()
    assert "45 cases. Shown: 1 to 20." in words(app)
    app.pagination[0].set_value(3).run()
    assert listed(app) == [f"Client {number:02}" for number in (4, 3, 2, 1, 0)]
    assert "Shown: 41 to 45." in words(app)
    chooses(app, "tag", "beauty")
    assert (len(listed(app)), len(app.pagination)) == (3, 0)
    chooses(app, "tag", None)
    assert listed(app)[0] == "Client 44", "another choice begins at its first page"


def test_a_page_that_no_longer_exists_gives_way_to_the_last_one() -> None:
    idents = [keep(f"Client {number:02}") for number in range(21)]
    app = open_cases()
    app.pagination[0].set_value(2).run()
    assert listed(app) == ["Client 00"]
    does(app, idents[0], "delete")
    assert (listed(app)[-1], len(listed(app)), len(app.pagination)) == ("Client 01", 20, 0)
    assert len(listed(presses(app, "cases_undo"))) == 20
    assert len(app.pagination) == 1


# Opened and made


@pytest.mark.parametrize(("sample", "page"), [(FINAL, "Advice for Kauri"), (PROVISIONAL, "Section 1 of")])
def test_a_case_opens_where_there_is_something_to_do(sample: str, page: str) -> None:
    ident = keep("Kauri", sample=sample)
    app = presses(open_cases(), f"case_open_{ident}")
    assert app.session_state["draft_id"] == ident
    assert app.query_params["d"] == ident
    assert page in words(app)


def test_a_case_deleted_in_another_tab_is_told_and_the_case_at_hand_stays() -> None:
    mine, gone = keep("Mine"), keep("Gone")
    app = open_cases(visit(mine))
    desk().cases.delete(gone)
    presses(app, f"case_open_{gone}")
    assert [error.value for error in app.error] == ["There is no such case. Check the address, or ask whoever sent it."]
    assert app.session_state["draft_id"] == mine
    assert listed(app) == ["Mine"]
    assert not app.run().error, "it is told once"


def test_a_new_case_has_its_client_and_begins_with_its_questions() -> None:
    app = presses(open_cases(), "cases_begin")
    app.text_input(key="cases_asked_client").set_value("Kauri 喆 ")
    app.text_input(key="cases_asked_name").set_value("Autumn")
    app.multiselect(key="cases_asked_tags").set_value(["new tag"])
    presses(app, "cases_asked")
    found = desk().cases.search().lines[0]
    assert (found.client, found.label, found.tags) == ("Kauri 喆", "Autumn", ("new tag",))
    assert app.session_state["draft_id"] == found.id
    assert "Section 1 of" in words(app)


# Done and undone


@pytest.mark.parametrize(("action", "status"), [("archive", "archived"), ("delete", "deleted")])
def test_what_is_put_away_is_found_under_its_status_and_comes_back_by_undo(action: str, status: str) -> None:
    ident, other = keep("Kauri"), keep("Other")
    app = does(open_cases(), ident, action)
    assert listed(app) == ["Other"]
    assert "“Kauri” was" in words(app)
    assert listed(chooses(app, "status", status)) == ["Kauri"]
    assert app.button(key="cases_undo").label == "Undo", "it stays until the next deed"
    presses(app, "cases_undo")
    assert listed(app) == []
    assert "1 case is as it was." in words(app)
    assert listed(chooses(app, "status", "active")) == ["Other", "Kauri"]
    assert line_of(other).status == "active"


def test_an_archived_case_that_is_deleted_comes_back_as_an_archived_one() -> None:
    ident = keep("Kauri")
    desk().cases.archive(ident)
    app = does(chooses(open_cases(), "status", "archived"), ident, "delete")
    assert line_of(ident).status == "deleted"
    presses(app, "cases_undo")
    assert line_of(ident).status == "archived"


def test_a_deleted_case_can_be_fetched_back_and_nothing_else() -> None:
    ident = keep("Kauri")
    desk().cases.delete(ident)
    app = chooses(open_cases(), "status", "deleted")
    assert f"kept until {(datetime.now(UTC) + timedelta(days=30)).day} " in words(app)
    assert app.button(key=f"case_open_{ident}").disabled
    assert [str(menu.key) for menu in app.menu_button] == []
    presses(app, f"case_back_{ident}")
    assert line_of(ident).status == "active"


def test_deleting_the_case_at_hand_begins_another_and_undo_turns_back_to_it() -> None:
    ident = keep("Kauri")
    app = does(open_cases(visit(ident)), ident, "delete")
    assert app.session_state["draft_id"] != ident
    assert "There is no such case" not in str([info.value for info in app.info])
    assert "d" not in app.query_params
    presses(app, "cases_undo")
    assert app.session_state["draft_id"] == ident
    assert app.query_params["d"] == ident


def test_a_duplicate_has_everything_but_the_name_and_opens() -> None:
    ident = keep("Kauri", label="Autumn", tags=["beauty"])
    app = does(open_cases(), ident, "duplicate")
    assert listed(app) == ["Copy of Autumn", "Autumn"]
    copy = desk().cases.search("copy").lines[0]
    assert copy.tags == ("beauty",)
    assert desk().cases.load(copy.id).case == desk().cases.load(ident).case
    presses(app, "cases_open_copy")
    assert app.session_state["draft_id"] == copy.id


def test_name_and_tags_are_changed_and_changed_back() -> None:
    ident = keep("Kauri", label="Autumn", tags=["beauty"])
    app = does(open_cases(), ident, "file")
    assert app.text_input(key="cases_asked_name").value == "Autumn"
    app.text_input(key="cases_asked_name").set_value("Spring")
    app.multiselect(key="cases_asked_tags").set_value(["beauty", "2027"])
    presses(app, "cases_asked")
    assert (line_of(ident).label, line_of(ident).tags) == ("Spring", ("2027", "beauty"))
    presses(app, "cases_undo")
    assert (line_of(ident).label, line_of(ident).tags) == ("Autumn", ("beauty",))


def test_several_cases_are_put_away_at_once_and_come_back_at_once() -> None:
    one, two, three = keep("One"), keep("Two"), keep("Three")
    app = picks(open_cases(), one, two)
    assert "2 selected" in words(app)
    presses(app, "cases_several_deleted")
    assert listed(app) == ["Three"]
    assert "2 cases were deleted." in words(app)
    presses(app, "cases_undo")
    assert {line_of(ident).status for ident in (one, two, three)} == {"active"}
    assert "2 selected" not in words(app)


def test_several_cases_get_a_tag_more_and_keep_their_own() -> None:
    one, two = keep("One", tags=["a"]), keep("Two")
    app = open_cases()
    app.checkbox(key=key(app, "cases_all")).check().run()
    assert "2 selected" in words(app)
    presses(app, "cases_several_tags")
    app.multiselect(key="cases_asked_tags").set_value(["b"])
    presses(app, "cases_asked")
    assert (line_of(one).tags, line_of(two).tags) == (("a", "b"), ("b",))
    presses(app, "cases_undo")
    assert (line_of(one).tags, line_of(two).tags) == (("a",), ())


# Whose it is


@pytest.fixture
def as_role(monkeypatch: pytest.MonkeyPatch) -> Callable[[Role], str]:
    """Makes whoever sits there somebody with a role in a team, which has one case; its id."""

    def become(role: Role) -> str:
        staff = desk().staff
        team = staff.found("Ours")
        person = staff.invite(team, email="her@example.com", role=role, name="Her")
        ident = keep("Kauri", team=team)
        monkeypatch.setattr(here, "person", lambda: person)
        return ident

    return become


def test_a_viewer_is_offered_to_open_a_case_and_nothing_else(as_role: Callable[[Role], str]) -> None:
    ident = as_role("viewer")
    app = open_cases()
    assert offered(app) == {"open"}
    assert "cases_begin" not in {button.key for button in app.button}
    assert presses(app, f"case_open_{ident}").session_state["draft_id"] == ident


def test_a_consultant_is_offered_every_deed(as_role: Callable[[Role], str]) -> None:
    as_role("consultant")
    assert offered(open_cases()) == {"open", "menu", "pick"}


def test_a_right_taken_away_meanwhile_is_refused_in_words(as_role: Callable[[Role], str]) -> None:
    ident = as_role("consultant")
    app = open_cases()
    team, her = line_of_team(), here.person()
    desk().staff.set_role(team, her.id, "viewer")
    does(app, ident, "delete")
    assert [error.value for error in app.error] == ["Your role does not allow this. Ask an admin of the team."]
    assert listed(app) == ["Kauri"]
    assert "cases_done" not in app.session_state


def line_of_team() -> str:
    return next(team.id for team in desk().staff.teams() if team.name == "Ours")


def test_cases_of_another_team_are_not_listed_and_by_a_guessed_id_they_do_not_exist(
    as_role: Callable[[Role], str],
) -> None:
    theirs = keep("Theirs alone")
    as_role("admin")
    app = open_cases(visit(theirs))
    assert listed(app) == ["Kauri"]
    assert "Theirs alone" not in words(app)
    assert "d" not in app.query_params
    assert app.session_state["draft_id"] != theirs


def test_teams_are_told_apart_only_where_there_are_several() -> None:
    keep("Mine")
    assert "cases_team" not in open_cases().session_state["views"]
    team = desk().staff.found("Second")
    other = keep("Other", team=team)
    app = open_cases()
    assert "Second" in line(app, other)
    assert listed(chooses(app, "team", team)) == ["Other"]
    presses(app, "cases_begin")
    app.selectbox(key="cases_asked_team").set_value(team)
    presses(app, "cases_asked")
    assert desk().cases.search(team=team).total == 2


# Trouble


def test_a_store_that_fails_is_told_and_the_list_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("Kauri")
    app = open_cases()

    def fails(*_: object, **__: object) -> None:
        raise StoreFailed("The database server does not answer.", "Start it.")

    with monkeypatch.context() as patch:
        patch.setattr(Library, "search", fails)
        app.run()
        assert not app.exception
        assert [error.value for error in app.error] == [
            "The cases cannot be shown just now. The database server does not answer. Start it."
        ]
    assert listed(presses(app, "cases_again")) == ["Kauri"]


def test_a_store_that_takes_no_glance_shows_the_list_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ident = keep("Kauri")

    def fails(*_: object, **__: object) -> None:
        raise StoreFailed("The database may only be read.")

    monkeypatch.setattr(Library, "keep_glance", fails)
    app = open_cases()
    assert "Service account" in line(app, ident)
    assert not app.error


# Around the list


def test_the_advice_on_a_case_is_kept_when_one_of_its_pages_is_done_but_not_while_it_is_answered() -> None:
    ident = keep("Kauri")
    app = open_page(visit(), "questions")
    app.query_params["d"] = ident
    other = visit(ident)
    assert line_of(ident).fresh, "the start page keeps it"
    desk().cases.edit(ident, lambda draft: draft.with_answer("launch_weeks", 40))
    open_page(other, "questions")
    assert not line_of(ident).fresh
    open_page(other, "advice")
    assert line_of(ident).fresh


def test_a_glance_that_cannot_be_kept_fails_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    ident = keep("Kauri")

    def fails(*_: object, **__: object) -> None:
        raise StoreFailed("x")

    monkeypatch.setattr(Library, "keep_glance", fails)
    app = open_page(visit(ident), "advice")
    assert not app.exception
    assert not app.error


def test_the_start_page_leads_back_to_the_cases_changed_last() -> None:
    idents = [keep(f"Client {number}") for number in range(5)]
    app = visit()
    assert [button.label for button in app.button if str(button.key).startswith("recent_open_")] == [
        "Client 4",
        "Client 3",
        "Client 2",
    ]
    presses(app, f"recent_open_{idents[3]}")
    assert app.session_state["draft_id"] == idents[3]
    assert "Go on where you left" not in words(open_page(visit(), "cases"))


def test_a_first_visit_has_nothing_to_go_back_to() -> None:
    assert "Go on where you left" not in words(visit())


def test_the_start_page_says_how_long_a_case_is_kept_that_nobody_filed() -> None:
    ident = keep("Kauri")
    assert "dropped 400 days after its last change" in words(visit(ident))
    desk().cases.file(ident, label="Autumn")
    told = words(visit(ident))
    assert "You find this case again under “Cases”" in told
    assert "dropped" not in told
    assert "Autumn" in told.partition("This case")[2]


def test_a_moment_is_told_by_the_readers_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    at, now = datetime(2026, 11, 20, 23, 30, tzinfo=UTC), datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    monkeypatch.setattr(local_time, "zone", lambda: ZoneInfo("Asia/Shanghai"))
    assert local_time.moment(at, now=now) == "today, 07:30"
    monkeypatch.setattr(local_time, "zone", lambda: ZoneInfo("America/New_York"))
    assert local_time.moment(at, now=now) == "yesterday, 18:30"
    monkeypatch.setattr(local_time, "zone", lambda: UTC)
    assert local_time.moment(at - timedelta(days=3), now=now) == "17 Nov 2026, 23:30 UTC"


@pytest.mark.parametrize("named", ["../../etc/passwd", "No/Such", "", None, "Europe", "x\x00y", "/etc/localtime"])
def test_a_time_zone_that_is_none_is_taken_for_utc(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Context:
        timezone = named

    monkeypatch.setattr("streamlit.context", Context)
    assert local_time.zone() is UTC


def test_an_empty_case_is_listed_by_what_it_lacks() -> None:
    desk().cases.create(Draft(case=Case()))
    assert listed(open_cases()) == ["No client named yet"]
