"""Answers files in the browser: the same messages as the command line, and nothing changed by a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.cli import main
from advisor.questionnaire.answers_file import read_case
from tests.web.visits import answers, open_sample, visit

BAD = {
    "not_yaml.yaml": b"schema: answers/1\nanswers: [unclosed\n",
    "empty.yaml": b"",
    "list.yaml": b"- a\n- b\n",
    "bytes.yaml": b"\xff\xfe\x00bad",
    "wrong_option.yaml": b"schema: answers/1\nanswers:\n  home: oversea\n  goals: [brand, event]\n  segments: 99\n",
    "wrong_question.yaml": b"schema: answers/1\nanswers:\n  organization: enterprise\n  umbrella_account: yes\n",
    "wrong_frame.json": b'{"schema": "answers/9", "klient": {}, "as_of": "2026-02-30", "answers": {"home": ["a"]}}',
    "no_schema.yaml": b"answers: {home: mainland}\n",
    "markup.yaml": b"schema: answers/1\nanswers:\n  home: '<b>*bold*</b> :red[x]'\n",
    "twice.yaml": b"schema: answers/1\nanswers:\n  home: mainland\n  home: taiwan\n",
    "alias.yaml": b"schema: answers/1\nanswers: &a {home: mainland}\nclient: *a\n",
    "too_long.yaml": b"schema: answers/1\nclient: {name: " + b"x" * 250_000 + b"}\n",
}


def told_by_the_command_line(
    file: Path, *, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    monkeypatch.chdir(file.parent)
    assert main(["recommend", file.name]) == 2
    return capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_the_messages_of_the_command_line_and_changes_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    told = told_by_the_command_line(tmp_path / name, capsys=capsys, monkeypatch=monkeypatch)
    app = open_sample(visit())
    before, draft = answers(app), app.session_state["draft_id"]
    app.file_uploader[0].upload(name, BAD[name]).run()
    assert not app.exception
    assert told
    assert [line.value for line in app.text] == told
    assert "not opened" in app.error[0].value
    assert answers(app) == before
    assert app.session_state["draft_id"] == draft


def test_a_good_file_opens_as_a_case_of_its_own() -> None:
    app = open_sample(visit())
    old = app.session_state["draft_id"]
    good = (
        "schema: answers/1\nclient: {name: 茶馆}\nas_of: 2015-03-01\nanswers: {home: taiwan, licences: []}\n".encode()
    )
    app.file_uploader[0].upload("tea.yaml", good).run()
    assert not app.exception
    assert answers(app) == {"home": "taiwan", "licences": ()}
    assert app.session_state["draft_id"] != old
    case = app.session_state["draft"].case
    assert (case.client.name, str(case.as_of)) == ("茶馆", "2015-03-01")
    assert [message.value for message in app.success] == ["Opened tea.yaml: 2 answers."]
    assert answers(app.run()) == {"home": "taiwan", "licences": ()}, "a file is opened once"


def test_a_good_file_after_a_bad_one_takes_the_messages_away() -> None:
    app = visit()
    app.file_uploader[0].upload("bad.yaml", b"answers: []").run()
    assert app.error
    app.file_uploader[0].set_value(("good.yaml", b"schema: answers/1\nanswers: {home: taiwan}\n", "text/yaml")).run()
    assert not app.error
    assert not app.text
    assert answers(app) == {"home": "taiwan"}


def test_every_sample_opens(real) -> None:
    app = visit()
    for sample in app.selectbox(key="sample").proto.options:
        assert sample
    for file in sorted((Path(__file__).parents[2] / "knowledge" / "samples").glob("*.yaml")):
        open_sample(app, file.stem)
        assert not app.exception
        assert answers(app) == dict(read_case(file.read_bytes(), file=file.name, knowledge=real).answers)
