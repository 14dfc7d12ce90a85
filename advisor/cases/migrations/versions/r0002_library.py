"""The library: cases of teams, with versions, snapshots and an audit log. Each draft becomes a case."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, let in the local person, take over the drafts."""
    _people()
    _cases()
    _beside()
    _sealed()
    _local()
    _take_over()
    op.drop_table("drafts")


def _people() -> None:
    op.create_table(
        "teams", sa.Column("id", sa.String(22), primary_key=True), sa.Column("name", sa.String(200), nullable=False)
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("subject", sa.String(200), unique=True),
        sa.Column("email", sa.String(200), unique=True),
    )
    op.create_table(
        "memberships",
        sa.Column("team", sa.String(22), sa.ForeignKey("teams.id"), primary_key=True),
        sa.Column("person", sa.String(22), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("since", TIME, nullable=False),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("team", sa.String(22), sa.ForeignKey("teams.id"), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("client", sa.String(200), nullable=False),
        sa.Column("search", sa.Text, nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("deleted_at", TIME),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        sa.Column("changed_by", sa.String(22), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("draft", sa.JSON, nullable=False),
        sa.Column("brand", sa.String(71), nullable=False),
        sa.Column("glance", sa.JSON),
        sa.Column("glance_version", sa.Integer),
        sa.Column("glance_base", sa.String(71)),
        sa.Column("good_until", sa.Date),
    )
    op.create_index("cases_by_change", "cases", ["team", "status", "changed_at"])
    op.create_index("cases_by_good_until", "cases", ["team", "status", "good_until"])
    op.create_table(
        "case_tags",
        sa.Column("case_id", sa.String(22), sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("tag", sa.String(40), primary_key=True),
    )
    op.create_index("case_tags_by_tag", "case_tags", ["tag"])
    op.create_table(
        "case_versions",
        sa.Column("case_id", sa.String(22), sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("first", sa.Integer, primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("person", sa.String(22), nullable=False),
        sa.Column("note", sa.String(40), nullable=False),
        sa.Column("draft", sa.JSON, nullable=False),
    )


def _beside() -> None:
    op.create_table(
        "bases",
        sa.Column("digest", sa.String(71), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "reviews",
        sa.Column("what", sa.String(200), primary_key=True),
        sa.Column("digest", sa.String(71), primary_key=True),
        sa.Column("person", sa.String(22), nullable=False),
        sa.Column("at", TIME, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("person", sa.String(22), nullable=False),
        sa.Column("team", sa.String(22)),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("case_id", sa.String(22)),
        sa.Column("detail", sa.String(200), nullable=False),
    )
    op.create_index("audit_by_team", "audit", ["team", "id"])
    op.create_index("audit_by_case", "audit", ["case_id", "id"])


def _sealed() -> None:
    op.create_table(
        "snapshots",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("case_id", sa.String(22), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("person", sa.String(22), nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("base", sa.String(71), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("seal", sa.String(71), nullable=False),
    )
    op.create_index("snapshots_by_case", "snapshots", ["case_id", "at"])
    told = "a snapshot is never changed, and stays as long as its case"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION snapshots_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) THEN RETURN OLD; END IF; "
            f"RAISE EXCEPTION '{told}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER snapshots_stay BEFORE UPDATE OR DELETE ON snapshots "
            "FOR EACH ROW EXECUTE FUNCTION snapshots_stay()"
        )
        return
    op.execute(f"CREATE TRIGGER snapshots_stay BEFORE UPDATE ON snapshots BEGIN SELECT RAISE(ABORT, '{told}'); END")
    op.execute(
        "CREATE TRIGGER snapshots_kept BEFORE DELETE ON snapshots "
        "WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) "
        f"BEGIN SELECT RAISE(ABORT, '{told}'); END"
    )


def _local() -> None:
    now = datetime.now(UTC)
    bind = op.get_bind()
    bind.execute(sa.text("INSERT INTO teams (id, name) VALUES ('local', '')"))
    bind.execute(sa.text("INSERT INTO people (id, name) VALUES ('local', '')"))
    row = sa.text("INSERT INTO memberships (team, person, role, since) VALUES ('local', 'local', 'admin', :now)")
    bind.execute(row.bindparams(sa.bindparam("now", now, type_=TIME)))


def _take_over() -> None:
    """The JSON is carried over as it stands; only then is it read, for what is searched."""
    bind = op.get_bind()
    columns = "id, team, label, client, search, status, created_at, changed_at, changed_by, version, draft, brand"
    bind.execute(
        sa.text(
            f"INSERT INTO cases ({columns}) SELECT id, 'local', '', '', '', 'active', updated_at, updated_at, 'local', "
            "version, \"case\", '' FROM drafts"
        )
    )
    bind.execute(
        sa.text(
            "INSERT INTO case_versions (case_id, first, last, since, at, person, note, draft) "
            "SELECT id, version, version, updated_at, updated_at, 'local', '', \"case\" FROM drafts"
        )
    )
    told = sa.text("UPDATE cases SET client = :client, search = :search, brand = :brand WHERE id = :id")
    for ident, raw in bind.execute(sa.text('SELECT id, "case" FROM drafts')).all():
        client, brand = _read(raw)
        if client or brand:
            row = {"id": ident, "client": client, "search": client.casefold(), "brand": brand}
            bind.execute(told, row)


def _read(raw: Any) -> tuple[str, str]:
    """The client's name and the digest of the brand's files, as far as they can be read."""
    try:
        data = json.loads(raw) if isinstance(raw, (str, bytes)) else raw
        client, brand = data["client"]["name"], data["look"].get("files", "")
        signs = (sign if sign.isprintable() else " " for sign in client)
        return " ".join("".join(signs).split())[:200], str(brand)[:71]
    except (ValueError, LookupError, TypeError, AttributeError):
        return "", ""
