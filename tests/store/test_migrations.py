"""The migrations lead to the tables the program works with, once, whoever opens the database first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from advisor.cases.migrations.upgrade import FOLDER, HEAD, REVISIONS
from advisor.cases.people import LOCAL
from advisor.cases.store import Store
from advisor.cases.tables import metadata
from tests.store.test_trouble import old_database

OPEN = "import sys; sys.stdin.read(1); from advisor.cases.store import Store; Store(sys.argv[1]).close()"
ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_steps_known_are_those_in_the_folder_in_their_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    scripts = ScriptDirectory.from_config(config)
    found = [script.revision for script in scripts.walk_revisions()]
    assert (tuple(reversed(found)), scripts.get_heads()) == (REVISIONS, [HEAD])


def test_the_steps_lead_to_the_tables_the_program_works_with(store: Store) -> None:
    with store.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_two_who_open_an_old_database_at_once_take_it_over_once(url: str) -> None:
    idents = old_database(url, 5)
    call = [sys.executable, "-c", OPEN, url]
    both = [subprocess.Popen(call, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) for _ in range(2)]
    for one in both:
        assert one.stdin is not None
        one.stdin.write(b".")
        one.stdin.flush()
    assert [(one.communicate()[1], one.returncode) for one in both] == [(b"", 0)] * 2
    store = Store(url)
    assert store.as_person(LOCAL).cases.search().total == len(idents)
    with store.database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM memberships")).scalar() == 1


def test_a_database_that_is_up_to_date_is_opened_without_the_tool_for_migrations(store: Store, url: str) -> None:
    code = "import sys; from advisor.cases.store import Store; Store(sys.argv[1]); assert 'alembic' not in sys.modules"
    subprocess.run([sys.executable, "-c", code, url], check=True, cwd=ROOT)
