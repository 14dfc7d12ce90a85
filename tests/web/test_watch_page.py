"""The watch page: whose advice changed since it was kept, what did it, what to write, and what is noted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.web import desk as here
from advisor.web.watch import watch_line
from advisor.web.watch.watch_line import last_round
from advisor.web.watch.watch_told import page_title
from tests.web.visits import key, markup, open_page, visit, words
from tests.web.watching import Here, closes, copied, desk, draft_of, keep, looked, looks_on, watch_page

GRAVE, OF_WEIGHT, UNTOUCHED, AGED = (
    "luxury_fashion_wfoe",
    "individual_creator",
    "skincare_cross_border",
    "machinery_first_call",
)
LONG_AGO = date(2024, 1, 10)


@pytest.fixture(autouse=True)
def nothing_found() -> None:
    """Nobody has looked at anything yet."""
    for name in ("_found", "_rounds", "_told"):
        getattr(watch_line, name).clear()


@pytest.fixture(autouse=True)
def at_hand(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No process of its own looks at cases but where a test asks for it."""
    if "process" not in request.fixturenames:
        monkeypatch.setattr(watch_line, "OneOrder", Here)


@pytest.fixture
def process() -> None:
    """Cases are looked at in a process of its own, as on a server."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the base, which the app works with."""
    copy = copied(tmp_path / "knowledge")
    monkeypatch.setenv("ADVISOR_KNOWLEDGE", str(copy))
    return copy


def buttons(app: AppTest) -> set[str | None]:
    return {button.key for button in app.button}


def clicks(app: AppTest, name: str) -> AppTest:
    app.button(key=name).click().run()
    assert not app.exception
    return app


def titles(app: AppTest) -> list[str]:
    """The cases that the page shows, from top to bottom."""
    shown = markup(app).split('<section class="watched-case" aria-label="')[1:]
    return [part.partition('"')[0] for part in shown]


def chooses(app: AppTest, severity: str) -> AppTest:
    app.segmented_control(key=key(app, "watch_severity")).set_value(severity).run()
    assert not app.exception
    return app


def links(app: AppTest) -> set[str]:
    """What the links to other pages say."""
    return {link.proto.label for link in app.get("page_link")}


def note(app: AppTest) -> str:
    return str(app.text_area(key=key(app, "watch_note")).value)


def test_without_a_case_the_page_says_how_one_comes_to_be_watched() -> None:
    app = watch_page()
    assert "A case is watched from its first advice on." in words(app)
    assert "watch_start" in buttons(app)


@pytest.mark.usefixtures("process")
def test_an_edit_of_the_base_shows_whom_it_concerns_the_gravest_first_with_the_rule_that_did_it(folder: Path) -> None:
    keep("Aged", AGED, on=LONG_AGO)
    keep("Weighed", OF_WEIGHT)
    keep("House", GRAVE)
    keep("Untouched", UNTOUCHED)
    closes(folder)
    app = watch_page()
    assert titles(app) == ["House", "Weighed", "Aged"]
    shown = words(app)
    assert "The advice on 3 cases has changed since it was kept." in shown
    assert "4 active cases were looked at. 1 is as it was." in shown
    house = shown.partition("House ▲ Grave")[2].partition("Weighed ◆ Of weight")[0]
    assert "Mini-program (own mainland papers) : so far open after steps, now closed" in house
    assert "by mini_program.mainland" in house
    assert "by time alone" not in house
    assert "by time alone: the knowledge base knew it before" in shown.partition("Aged ● Slight")[2]
    assert 'class="badge high"' in markup(app)


def test_nothing_that_changed_is_said_so() -> None:
    keep("Untouched", UNTOUCHED)
    app = watch_page()
    assert "The advice on 1 case is as it was kept." in words(app)
    assert titles(app) == []


def test_advice_of_today_by_the_present_base_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("Untouched", UNTOUCHED)
    monkeypatch.setattr(watch_line, "MODULE", "advisor.no_such_module")
    app = open_page(visit(), "watch")
    assert not app.exception
    assert "The advice on 1 case is as it was kept." in words(app)
    assert last_round(desk(), "en") is None


@pytest.mark.usefixtures("process")
def test_the_second_view_looks_at_nothing_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("House", GRAVE)
    closes(folder)
    watch_page()
    monkeypatch.setattr(watch_line, "MODULE", "advisor.no_such_module")
    app = open_page(visit(), "watch")
    assert titles(app) == ["House"]
    assert not app.error


def test_a_case_changed_since_is_looked_at_as_it_stands(folder: Path) -> None:
    ident = keep("House", GRAVE)
    closes(folder)
    app = watch_page()
    assert titles(app) == ["House"]
    other = draft_of(UNTOUCHED)
    desk().cases.edit(ident, lambda _: other)
    assert titles(looked(app.run())) == []
    assert "The advice on 1 case is as it was kept." in words(app)


def test_only_the_chosen_severity_is_shown(folder: Path) -> None:
    keep("Weighed", OF_WEIGHT)
    keep("House", GRAVE)
    closes(folder)
    app = chooses(watch_page(), "medium")
    assert titles(app) == ["Weighed"]
    assert titles(chooses(app, "all")) == ["House", "Weighed"]


def test_many_cases_are_shown_a_few_at_a_time(folder: Path) -> None:
    for number in range(10):
        keep(f"Case {number}", OF_WEIGHT)
    closes(folder)
    app = watch_page()
    assert titles(app) == [f"Case {number}" for number in range(8)]
    assert len(titles(clicks(app, "watch_more"))) == 10
    assert "watch_more" not in buttons(app)


def test_new_advice_that_is_noted_shows_no_more_is_kept_and_logged_and_can_be_taken_back(folder: Path) -> None:
    ident = keep("House", GRAVE)
    before = desk().cases.search().lines[0].glance
    closes(folder)
    app = clicks(watch_page(), f"watch_seen_{ident}")
    assert titles(app) == []
    assert "The new advice is kept with the case" in words(app)
    kept = desk().cases.search().lines[0].glance
    assert kept is not None
    assert before is not None
    assert kept.knowledge != before.knowledge
    assert "mini_program" not in {row.account for row in kept.mix}
    assert desk().cases.base(kept.knowledge) is not None
    assert next(entry.action for entry in desk().audit.entries(case=ident)) == "noted"
    clicks(app, "watch_back")
    assert titles(looked(app)) == ["House"]
    assert desk().cases.search().lines[0].glance == before


def test_a_viewer_sees_the_changes_and_cannot_note_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staff = desk().staff
    team = staff.found("Ours")
    reader = staff.invite(team, email="reader@x", role="viewer", name="Reader")
    ident = keep("House", GRAVE, team=team)
    keep("Unknown", UNTOUCHED, kept=False, team=team)
    keep("Of another team", GRAVE)
    closes(folder)
    monkeypatch.setattr(here, "person", lambda: reader)
    app = watch_page(person=reader)
    assert titles(app) == ["House"]
    assert "Of another team" not in words(app)
    assert f"watch_open_{ident}" in buttons(app)
    assert not {f"watch_seen_{ident}", "watch_first"} & buttons(app)


def test_a_right_that_was_lost_meanwhile_is_told_and_nothing_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = desk().staff
    team = staff.found("Ours")
    mate = staff.invite(team, email="mate@x", role="consultant", name="Mate")
    ident = keep("House", GRAVE, team=team)
    before = desk().cases.search().lines[0].glance
    closes(folder)
    monkeypatch.setattr(here, "person", lambda: mate)
    app = watch_page(person=mate)
    staff.set_role(team, mate.id, "viewer")
    clicks(app, f"watch_seen_{ident}")
    assert "Your role does not allow this." in app.error[0].value
    assert titles(app) == ["House"]
    assert desk().cases.search().lines[0].glance == before


def test_cases_without_advice_to_compare_with_are_listed_and_watched_once_it_is_kept(folder: Path) -> None:
    keep("Unknown", GRAVE, kept=False)
    keep("Known", UNTOUCHED)
    app = watch_page()
    shown = words(app)
    assert "1 case could not be compared" in shown
    assert "Which cases Unknown" in shown
    assert titles(app) == []
    clicks(app, "watch_first")
    assert "could not be compared" not in words(looked(app))
    closes(folder)
    assert titles(watch_page()) == ["Unknown"]


def test_a_kept_base_that_this_program_no_longer_reads_leaves_its_cases_uncompared(folder: Path) -> None:
    ident = keep("House", GRAVE)
    looks_on(ident, "sha256:gone")
    assert "1 case could not be compared" in words(watch_page())


def test_a_case_that_cannot_be_read_keeps_no_other_from_being_looked_at(folder: Path) -> None:
    from sqlalchemy import update

    from advisor.cases.tables import cases
    from advisor.web import base

    ident = keep("Damaged", GRAVE)
    keep("House", GRAVE)
    with base.store(base.database_url()).database.writing() as connection:
        connection.execute(update(cases).where(cases.c.id == ident).values(draft={"answers": 1}))
    closes(folder)
    app = watch_page()
    assert titles(app) == ["House"]
    assert "1 case could not be compared" in words(app)


@pytest.mark.usefixtures("process")
def test_a_look_that_fails_is_told_and_can_be_gone_on_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("House", GRAVE)
    closes(folder)
    with monkeypatch.context() as broken:
        broken.setattr(watch_line, "MODULE", "advisor.no_such_module")
        app = watch_page()
    assert "the process that looks at it ended" in app.error[0].value
    assert titles(app) == []
    assert titles(looked(clicks(app, "watch_again"))) == ["House"]
    assert not app.error


def test_a_look_can_be_given_up_and_gone_on_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("House", GRAVE)
    closes(folder)
    with monkeypatch.context() as held:
        held.setattr(watch_line.Round, "run", lambda _: None)
        app = open_page(visit(), "watch")
        clicks(app, "watch_stop")
    app.run()
    assert "Not all cases were looked at." in words(app)
    assert titles(looked(clicks(app, "watch_again"))) == ["House"]


def test_the_note_is_drafted_in_the_language_of_files_and_keeps_what_is_changed_in_it(folder: Path) -> None:
    ident = keep("House", GRAVE)
    closes(folder)
    app = clicks(watch_page(), f"watch_note_{ident}")
    drafted = note(app)
    assert drafted.startswith("Dear Sample: luxury fashion house")
    assert "no longer stands as it was" in drafted
    app.text_area(key=key(app, "watch_note")).set_value("Dear all,").run()
    assert "watch_note_again" in buttons(app)
    app.selectbox(key=key(app, "export_lang")).select("zh_Hans").run()
    looked(app, "zh_Hans")
    assert "小程序" in note(app)
    assert "Whose advice has changed" in words(app)
    app.selectbox(key=key(app, "export_lang")).select("en").run()
    assert note(app) == "Dear all,"
    assert note(clicks(app, "watch_note_again")) == drafted


def test_a_case_is_opened_from_the_page(folder: Path) -> None:
    ident = keep("House", GRAVE)
    closes(folder)
    app = clicks(watch_page(), f"watch_open_{ident}")
    assert app.session_state["draft_id"] == ident
    assert desk().cases.search().lines[0].glance is not None
    assert titles(looked(open_page(app, "watch"))) == ["House"], "looking at a case is not noting its advice"


def test_the_two_days_of_a_case_are_compared_where_time_has_passed(folder: Path) -> None:
    ident, young = keep("Aged", AGED, on=LONG_AGO), keep("House", GRAVE)
    closes(folder)
    app = watch_page()
    assert f"watch_compare_{young}" not in buttons(app)
    clicks(app, f"watch_compare_{ident}")
    state = app.session_state["comparing"]
    assert (app.session_state["draft_id"], state.early, state.late) == (ident, LONG_AGO, date.today())


def test_the_number_is_told_elsewhere_once_somebody_looked(folder: Path) -> None:
    ident = keep("House", GRAVE)
    closes(folder)
    told = "The advice on 1 case has changed since it was kept."
    assert told not in links(open_page(visit(), "cases"))
    assert page_title() == "Watch"
    app = watch_page()
    assert page_title() == "Watch (1)"
    assert told in links(open_page(app, "cases"))
    clicks(open_page(app, "watch"), f"watch_seen_{ident}")
    assert page_title() == "Watch"
    assert told not in links(open_page(app, "cases"))


def test_a_script_as_a_name_is_text(folder: Path) -> None:
    keep("<script>alert(1)</script>", GRAVE)
    keep("<img src=x onerror=alert(1)>", UNTOUCHED, kept=False)
    closes(folder)
    shown = markup(watch_page())
    assert "&lt;script&gt;" in shown
    assert "&lt;img src=x" in shown
    assert "<script>" not in shown
    assert "<img" not in shown


def test_a_store_that_cannot_be_opened_is_told_without_a_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "no.sqlite").write_bytes(b"this is no database at all, and longer than a header would be" * 40)
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path / 'no.sqlite'}")
    app = open_page(visit(), "watch")
    assert not app.exception
    assert "The file is not a database" in app.warning[-1].value


def test_the_page_is_read_in_chinese(folder: Path) -> None:
    ident = keep("House", GRAVE)
    closes(folder)
    app = visit()
    app.session_state["language"] = "zh_Hans"
    app = clicks(watch_page(app, spoken="zh_Hans"), f"watch_note_{ident}")
    shown = words(app)
    assert "小程序" in shown
    assert "so far" not in shown
    assert "小程序" in note(app)


@pytest.mark.usefixtures("process")
def test_an_edit_saved_at_the_workbench_shows_in_the_watch_afterwards(folder: Path) -> None:
    ident = keep("House", GRAVE)
    app = open_page(visit(), "workbench")
    app.selectbox(key=key(app, "workbench_choice")).select("facts/messages.yaml").run()
    area = app.text_area(key=key(app, "workbench_text"))
    before, quota, after = str(area.value).partition("id: service.broadcasts_per_month\n")
    assert quota
    area.set_value(before + quota + after.replace("value: 4\n", "value: 2\n", 1)).run()
    clicks(app, "workbench_look")
    assert app.session_state["workbench"].look.wait(120)
    clicks(app.run(), "workbench_save")
    assert "Saved" in app.success[0].value
    watch_page(app)
    assert titles(app) == ["House"]
    assert "service.broadcasts_per_month" in words(app)
    clicks(app, f"watch_note_{ident}")
    assert "Dear Sample: luxury fashion house" in note(app)
