"""The workbench: nothing unsound is saved, nothing is lost, everybody sees what an edit alters before it is made."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.cases.draft import Draft
from advisor.cases.people import LOCAL
from advisor.knowledge.load import files_of
from advisor.knowledge.reviewed import RECORD, as_delivered, drafts, is_draft, open_record, write_record
from advisor.questionnaire.answers_file import read_case
from advisor.report import whole_file
from advisor.report.forms.order import Order
from advisor.report.press import ReportFailed
from advisor.web import base
from advisor.web.report import exports
from advisor.web.workbench import workbench_line, workbench_rights, workbench_saving
from advisor.web.workbench.workbench_line import Look
from tests.web.visits import PROJECT, key, markup, open_page, open_sample, visit, words

RULES = "rules/mini_program.yaml"
PATIENCE = 60.0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the base, which the app works with."""
    copy = tmp_path / "knowledge"
    shutil.copytree(PROJECT / "knowledge", copy)
    monkeypatch.setenv("ADVISOR_KNOWLEDGE", str(copy))
    return copy


def workbench(name: str = RULES) -> AppTest:
    app = open_page(visit(), "workbench")
    app.selectbox(key=key(app, "workbench_choice")).select(name).run()
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    return str(app.text_area(key=key(app, "workbench_text")).value)


def types(app: AppTest, new: str) -> AppTest:
    app.text_area(key=key(app, "workbench_text")).set_value(new).run()
    assert not app.exception
    return app


def replaces(app: AppTest, old: str, new: str) -> AppTest:
    assert text(app).count(old) >= 1
    return types(app, text(app).replace(old, new, 1))


def look(app: AppTest) -> Look:
    found = app.session_state["workbench"].look
    assert isinstance(found, Look)
    return found


def looks(app: AppTest) -> AppTest:
    """See what the edit alters, to the end."""
    app.button(key="workbench_look").click().run()
    assert look(app).wait(PATIENCE)
    app.run()
    assert not app.exception
    assert look(app).state == "done", look(app).reason
    return app


def saves(app: AppTest) -> AppTest:
    app.button(key="workbench_save").click().run()
    assert not app.exception
    return app


def buttons(app: AppTest) -> set[str | None]:
    return {button.key for button in app.button}


def keep(client: str = "") -> str:
    """Keep a case of a client who wants a mini-program; its id."""
    knowledge = base.knowledge(base.knowledge_folder())
    raw = (PROJECT / "knowledge" / "samples" / "luxury_fashion_wfoe.yaml").read_bytes()
    case = read_case(raw, file="sample", knowledge=knowledge)
    return base.store(base.database_url()).as_person(LOCAL).cases.create(Draft(case=case), label=client)


def test_a_problem_is_told_with_its_place_and_next_step_and_nothing_can_be_saved(folder: Path) -> None:
    before = files_of(folder)
    app = replaces(workbench(), "status: open", "statsu: open")
    shown = words(app)
    line = text(app).split("\n").index("    statsu: open") + 1
    assert f"Line {line}, column 5" in shown
    assert f'href="#workbench-line-{line}-5"' in markup(app)
    assert 'Did you mean "status"?' in shown
    assert not {"workbench_save", "workbench_look"} & buttons(app)
    assert files_of(folder) == before


def test_what_an_edit_breaks_elsewhere_is_told_with_that_file(folder: Path) -> None:
    app = types(workbench("terms.yaml"), "terms: []\n")
    assert "knowledge/rules/" in words(app)
    assert "workbench_save" not in buttons(app)


def test_an_edit_is_saved_only_after_what_it_alters_was_seen(folder: Path) -> None:
    keep("Client of the mini-program")
    app = replaces(workbench(), "    status: open\n", "    status: closed\n")
    assert "workbench_save" not in buttons(app)
    looks(app)
    shown = words(app)
    assert "outcome" in shown
    assert "1 case would get other advice; 0 would get the same." in shown
    assert "Client of the mini-program" in shown
    found = look(app).result
    assert found is not None
    assert found.difference.verdicts
    assert not found.unproved or app.button(key="workbench_save").disabled


def test_the_counts_are_those_of_the_command(folder: Path, tmp_path: Path) -> None:
    app = looks(replaces(workbench(), "    status: open\n", "    status: closed\n"))
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / RULES).write_text(text(app), encoding="utf-8")
    call = [sys.executable, "-m", "advisor", "--knowledge", str(folder), "knowledge", "diff", str(other)]
    told = subprocess.run(call, cwd=PROJECT, capture_output=True, text=True, check=False)
    found = look(app).result
    assert found is not None
    shift = found.difference.verdicts[0]
    assert f"in {shift.count:,} of {shift.combinations:,} combinations" in told.stdout, told.stderr
    assert f"{shift.count:,}" in words(app)


def test_a_saved_edit_is_whole_on_the_disk_a_draft_and_offered_as_a_patch(folder: Path) -> None:
    keep()
    before = (folder / RULES).read_bytes()
    app = saves(looks(replaces(workbench(), "official account beside it", "official account next to it")))
    assert b"official account next to it" in (folder / RULES).read_bytes()
    assert not list(folder.rglob("*.part"))
    assert drafts(files_of(folder), open_record(folder)) == (RULES,)
    assert "Saved, and a draft" in app.success[0].value
    saved = app.session_state["workbench"].saved
    assert b"+      Mainland" in saved.patch or b"official account next to it" in saved.patch
    assert before != (folder / RULES).read_bytes()
    assert "Draft" in words(app)


def test_advice_from_then_on_rests_on_the_saved_edit(folder: Path) -> None:
    app = workbench("meta.yaml")
    old = base.knowledge(base.knowledge_folder())
    saves(looks(replaces(app, old.meta.version, "of-today")))
    open_page(app, "knowledge")
    assert "Version of-today" in words(app)


def test_a_comment_alters_nothing_and_is_saved_all_the_same(folder: Path) -> None:
    keep()
    app = looks(types(workbench(), "# a word\n" + text(workbench())))
    assert "the base says the same" in words(app)
    assert "0 cases would get other advice; 1 would get the same." in words(app)
    saves(app)
    assert (folder / RULES).read_bytes().startswith(b"# a word\n")


def test_a_review_ends_the_draft_and_the_next_edit_begins_another(folder: Path) -> None:
    app = saves(looks(types(workbench(), text(workbench()) + "# one\n")))
    assert is_draft(folder)
    app.button(key="workbench_review").click().run()
    assert not app.exception
    assert not is_draft(folder)
    assert "Reviewed" in words(app)
    record = open_record(folder)
    assert record is not None
    assert record[RULES].on == date.today()
    saves(looks(types(app, text(app) + "# two\n")))
    assert is_draft(folder)
    assert "workbench_review" in buttons(app)


def test_the_second_of_two_people_is_told_and_both_edits_can_be_kept(folder: Path) -> None:
    first, second = workbench("meta.yaml"), workbench("meta.yaml")
    types(second, "# mine\n" + text(second))
    looks(second)
    saves(looks(types(first, text(first) + "# theirs\n")))
    saves(second)
    assert "Somebody else saved this file" in second.warning[0].value
    assert (folder / "meta.yaml").read_bytes().endswith(b"# theirs\n")
    assert text(second).startswith("# mine\n")
    second.button(key="workbench_both").click().run()
    assert text(second).startswith("# mine\n")
    assert text(second).endswith("# theirs\n")
    saves(looks(second))
    saved = (folder / "meta.yaml").read_text()
    assert saved.startswith("# mine\n")
    assert saved.endswith("# theirs\n")


def test_what_both_changed_alike_is_marked_and_cannot_be_saved_before_somebody_decides(folder: Path) -> None:
    first, second = workbench("meta.yaml"), workbench("meta.yaml")
    version = base.knowledge(base.knowledge_folder()).meta.version
    replaces(second, version, "mine")
    saves(looks(replaces(first, version, "theirs")))
    second.run()
    second.button(key="workbench_both").click().run()
    assert "mine" in text(second)
    assert "theirs" in text(second)
    assert "workbench_look" not in buttons(second)
    second.button(key="workbench_drop").click().run()
    assert "theirs" in text(second)


def test_an_edit_is_kept_while_another_file_and_another_page_are_looked_at(folder: Path) -> None:
    app = types(workbench(), "# kept\n" + text(workbench()))
    app.selectbox(key=key(app, "workbench_choice")).select("meta.yaml").run()
    assert RULES in words(app)
    open_page(app, "knowledge")
    open_page(app, "workbench")
    app.selectbox(key=key(app, "workbench_choice")).select(RULES).run()
    assert text(app).startswith("# kept\n")


def test_a_base_that_may_only_be_read_says_so_before_anybody_types(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = os.access
    monkeypatch.setattr(workbench_saving.os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode))
    assert "this base may only be read here" in workbench().warning[0].value


def test_a_disk_that_fails_in_the_middle_leaves_every_file_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(folder)
    app = looks(types(workbench(), "# lost?\n" + text(workbench())))
    replace = os.replace

    def full(source: str, target: Path) -> None:
        if Path(target).name == Path(RULES).name:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(whole_file.os, "replace", full)
    saves(app)
    assert "No space left on device" in app.error[0].value
    assert "Nothing was changed." in app.error[0].value
    assert files_of(folder) == before
    assert not (folder / RECORD).exists()
    assert text(app).startswith("# lost?\n")


def test_who_may_not_edit_may_read_and_the_store_refuses_a_review(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / RECORD).write_bytes(write_record({}))
    monkeypatch.setattr(workbench_rights, "may", lambda role, deed: False)
    app = workbench()
    assert app.text_area(key=key(app, "workbench_text")).disabled
    assert "workbench_review" not in buttons(app)
    assert "Your role lets you read" in app.info[0].value


def test_a_base_changed_from_outside_is_taken_up_and_a_defective_one_is_not(folder: Path) -> None:
    version = base.knowledge(base.knowledge_folder()).meta.version
    new = folder / "meta.new"
    new.write_text((folder / "meta.yaml").read_text().replace(version, "from outside"))
    new.replace(folder / "meta.yaml")
    assert base.knowledge(base.knowledge_folder()).meta.version == "from outside"
    new.write_text("meta: [\n")
    new.replace(folder / "meta.yaml")
    assert base.knowledge(base.knowledge_folder()).meta.version == "from outside"


def test_the_record_of_a_base_as_delivered_vouches_for_every_file(folder: Path) -> None:
    (folder / RECORD).write_bytes(write_record(as_delivered(files_of(folder))))
    assert not is_draft(folder)


def test_an_edit_of_a_file_that_somebody_took_away_is_kept(folder: Path) -> None:
    app = types(workbench("not_covered.yaml"), "# kept\n" + text(workbench("not_covered.yaml")))
    (folder / "not_covered.yaml").rename(folder / "else.yaml")
    app.run()
    assert not app.exception
    assert text(app).startswith("# kept\n")
    assert "Somebody else saved this file" in app.warning[0].value


def test_a_look_that_cannot_be_made_is_told_and_can_be_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbench_line, "MODULE", "advisor.no_such_module")
    app = types(workbench(), "# a word\n" + text(workbench()))
    app.button(key="workbench_look").click().run()
    assert look(app).wait(PATIENCE)
    app.run()
    assert "the process that looks at it ended" in app.error[0].value
    monkeypatch.undo()
    monkeypatch.setenv("ADVISOR_KNOWLEDGE", str(folder))
    assert "workbench_look" in buttons(app)


def test_a_report_ordered_while_the_base_is_a_draft_is_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordered: list[Order] = []

    def refused(order: Order) -> None:
        ordered.append(order)
        raise ReportFailed("nobody makes it here")

    monkeypatch.setattr(exports, "submit", refused)
    app = open_page(open_sample(visit()), "report")
    app.button(key="export_make").click().run()
    (folder / RECORD).write_bytes(write_record({}))
    app.run()
    app.button(key="export_make").click().run()
    assert [order.draft for order in ordered] == [False, True]
