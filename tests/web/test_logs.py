"""The log: a line an event, for people or for machines, and in none of them anything of a client's."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from advisor.logs import writing
from advisor.logs.failure import trace_of
from advisor.logs.lines import SEEN, JsonLines, PlainLines
from advisor.web.server.access_lines import kind_of_place
from tests.web.operated import operated
from tests.web.visits import PROJECT
from tests.web.watched import needs_browser, watching

NAME = "Zephyrine Quux"

# What goes wrong where a client's name is at hand, in a process that logs as the server does.
FAILURES = f"""
import asyncio, logging, sys, threading, warnings
from dataclasses import replace
from pydantic import BaseModel
from sqlalchemy import text
from advisor.cases.draft import Draft, new_id
from advisor.cases.store import Store
from advisor.logs import writing
from advisor.questionnaire.case import Case, Client
from advisor.web.server.server import tell_failure

NAME = "{NAME}"
writing.begin()
log = logging.getLogger("advisor.trial")

class Age(BaseModel):
    years: int

def told(do):
    try:
        do()
    except Exception as error:
        assert NAME in repr(error) or NAME in str(error.__context__), repr(error)
        tell_failure(error)
        log.error("It failed: %s", error)
        log.exception(error)
        logging.getLogger("streamlit.trial").warning("Failed for %s: %s", NAME, error)
        logging.getLogger("asyncio").error(f"Task exception was never retrieved\\nfuture: {{error!r}}")

def wrapped():
    try:
        int(NAME)
    except ValueError as error:
        raise RuntimeError("it failed") from error

told(lambda: Age(years=NAME))
told(lambda: int(NAME))
told(wrapped)
store = Store(sys.argv[1])
with store.database.engine.begin() as connection:
    connection.execute(text("DROP TABLE case_versions"))
draft = Draft(case=replace(Case(), client=Client(name=NAME)))
try:
    store.edit(new_id(), lambda _: draft, first=draft)
except Exception as error:
    log.error("Not saved: %s", error, exc_info=error)
else:
    raise SystemExit("it was saved")
def spoil(connection):
    connection.execute(text("INSERT INTO no_table VALUES (:name)"), {{"name": NAME}})
try:
    with store.database.engine.begin() as connection:
        spoil(connection)
except Exception as error:
    log.exception("Not written")
warnings.warn(NAME)
thread = threading.Thread(target=lambda: int(NAME)); thread.start(); thread.join()
async def late():
    asyncio.get_running_loop().call_exception_handler({{"message": "late", "exception": ValueError(NAME)}})
asyncio.run(late())
raise KeyError(NAME)
"""


def record(message: object, *values: object, name: str = "advisor.web.trial", **more: object) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.WARNING, "file.py", 1, message, values, None)
    made.__dict__.update(more)
    return made


def line(found: logging.LogRecord) -> dict[str, object]:
    return dict(json.loads(JsonLines().format(found)))


def test_an_event_is_one_line_of_json_with_time_level_logger_and_what_was_seen() -> None:
    found = line(record("export made", created=0.0, **{SEEN: {"form": "pdf", "seconds": 2.5, "level": "other"}}))
    assert found == {
        "time": "1970-01-01T00:00:00.000Z",
        "level": "warning",
        "what": "export made",
        "logger": "advisor.web.trial",
        "process": os.getpid(),
        "form": "pdf",
        "seconds": 2.5,
    }


def test_numbers_are_put_into_a_message_and_texts_are_not() -> None:
    assert (
        line(record("%s of %d and %.1f: %s", NAME, 5, 2.25, ValueError(NAME)))["what"] == "… of 5 and 2.25: ValueError"
    )
    assert line(record("%(size)d for %(who)s", {"size": 3, "who": NAME}))["what"] == "3 for …"
    assert line(record("100% of it"))["what"] == "100% of it"
    assert line(record(ValueError(NAME)))["what"] == "ValueError"


def test_of_a_librarys_message_only_the_first_line_counts_and_nothing_it_adds() -> None:
    found = line(record(f"failed\n{NAME}", name="asyncio", **{SEEN: {"name": NAME}}))
    assert found["what"] == "failed"
    assert NAME not in str(found)


def test_a_trace_tells_where_and_of_which_kind_and_what_it_came_of() -> None:
    try:
        try:
            int(NAME)
        except ValueError as error:
            raise OSError(28, "no room", NAME) from error
    except OSError as error:
        lines = trace_of(error)
    assert [one for one in lines if not one.startswith(__file__)] == ["ValueError", "then:", "OSError ENOSPC"]
    assert lines[0].endswith("test_a_trace_tells_where_and_of_which_kind_and_what_it_came_of")


def test_people_read_the_same_on_lines_of_their_own() -> None:
    found = record("request", created=0.0, **{SEEN: {"status": 200}})
    assert PlainLines().format(found) == "1970-01-01T00:00:00.000Z WARNING advisor.web.trial: request status=200"


@pytest.mark.parametrize("settings", [{"ADVISOR_LOG": "xml"}, {"ADVISOR_LOG_LEVEL": "loud"}])
def test_a_setting_that_means_nothing_is_refused(settings: dict[str, str]) -> None:
    with pytest.raises(writing.WrongSetting, match="means nothing"):
        writing.begin(settings)


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_failure_brings_a_clients_name_into_the_log(form: str, tmp_path: Path) -> None:
    script = tmp_path / "failures.py"
    script.write_text(FAILURES, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), f"sqlite:///{tmp_path / 'cases.sqlite'}"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "ADVISOR_LOG": form},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    for kind in ("ValidationError", "ValueError", "RuntimeError", "StoreFailed", "OperationalError", "KeyError"):
        assert kind in done.stderr, done.stderr
    for told in ("Failed for …: ValueError", "Not saved: StoreFailed", "late", "UserWarning at "):
        assert told in done.stderr
    assert done.returncode == 1
    for word in NAME.split():
        assert word not in done.stderr
    if form == "json":
        assert all(json.loads(one)["level"] for one in done.stderr.splitlines())


def test_an_address_is_told_by_its_kind_alone() -> None:
    assert kind_of_place("/") == kind_of_place("/advice") == kind_of_place(f"/{NAME}/x") == "page"
    assert kind_of_place("/media/0123abcd.pdf") == "media"
    assert kind_of_place("/_stcore/upload_file/session/file") == "_stcore/upload_file"
    assert kind_of_place(f"/_stcore/{NAME}") == "_stcore"


def test_the_process_that_makes_files_logs_the_same_way() -> None:
    script = "import advisor.report.worker_desk as desk\ndesk.get_ready = lambda: int({name!r})\n"
    script += "from advisor.report.worker import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", script.format(name=NAME)],
        cwd=PROJECT,
        env={**os.environ, "ADVISOR_LOG": "json"},
        input=b"",
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert json.loads(io.BytesIO(done.stderr).readlines()[-1])["error"] == "ValueError"
    assert NAME.encode() not in done.stderr


@needs_browser
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_visit_leaves_neither_its_client_nor_its_address_in_the_log(
    form: str, browser: Browser, database: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with operated(f"sqlite:///{database}", log, ADVISOR_LOG=form, ADVISOR_LOG_LEVEL="debug") as server:
        with watching(browser, server.address) as watched:
            watched.settled()
            field = watched.page.get_by_role("textbox", name="Client", exact=True)
            field.fill(NAME)
            field.press("Enter")
            watched.page.wait_for_url("**d=*")
            watched.settled()
            address = watched.page.url
            watched.page.goto(address)
            expect(field).to_have_value(NAME)
        server.tell()
        assert server.ended() == 0
    case = address.partition("d=")[2].partition("&")[0]
    assert len(case) > 20
    written = log.read_text()
    assert "connection opened" in written
    for secret in (*NAME.split(), case, "?", "127.0.0.1"):
        assert secret not in written
