"""What is done with cases from their list: opened, made, put away, and always undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.web.library import FINAL, PROVISIONAL, chooses, desk, does, keep, line_of, listed, open_cases, picks, presses
from tests.web.visits import key, visit, words


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
