"""The tables of the store, as the newest migration leaves them (a test holds the two equal)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

ID, DIGEST, NAME = 22, 71, 200


class Utc(TypeDecorator[datetime]):
    """A point in time in UTC, which SQLite keeps without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC, whatever zone it was given in."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """In UTC, whatever zone the database answers in."""
        if value is None:
            return None
        found: datetime = value
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


metadata = MetaData()

teams = Table(
    "teams", metadata, Column("id", String(ID), primary_key=True), Column("name", String(NAME), nullable=False)
)
people = Table(
    "people",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("name", String(NAME), nullable=False),
    Column("subject", String(NAME), unique=True),  # how the sign-in names this person; empty until the first one
    Column("email", String(NAME), unique=True),
)
memberships = Table(
    "memberships",
    metadata,
    Column("team", String(ID), ForeignKey("teams.id"), primary_key=True),
    Column("person", String(ID), ForeignKey("people.id"), primary_key=True),
    Column("role", String(10), nullable=False),
    Column("since", Utc, nullable=False),
)
sign_ins = Table(
    "sign_ins",  # which sign-ins of the provider were seen here, and which of them were ended by signing out
    metadata,
    Column("id", String(DIGEST), primary_key=True),
    Column("person", String(ID), nullable=False),
    Column("at", Utc, nullable=False),
    Column("ended_at", Utc),
)
cases = Table(
    "cases",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("team", String(ID), ForeignKey("teams.id"), nullable=False),
    Column("label", String(NAME), nullable=False),
    Column("client", String(NAME), nullable=False),
    Column("search", Text, nullable=False),  # label, client and tags, case-folded
    Column("status", String(8), nullable=False),
    Column("deleted_at", Utc),
    Column("created_at", Utc, nullable=False),
    Column("changed_at", Utc, nullable=False),
    Column("changed_by", String(ID), nullable=False),
    Column("version", Integer, nullable=False),
    Column("draft", JSON, nullable=False),
    Column("brand", String(DIGEST), nullable=False),
    Column("glance", JSON(none_as_null=True)),
    Column("glance_version", Integer),
    Column("glance_base", String(DIGEST)),
    Column("good_until", Date),
    Index("cases_by_change", "team", "status", "changed_at"),
    Index("cases_by_good_until", "team", "status", "good_until"),
)
case_tags = Table(
    "case_tags",
    metadata,
    Column("case_id", String(ID), ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("tag", String(40), primary_key=True),
    Index("case_tags_by_tag", "tag"),
)
case_versions = Table(
    "case_versions",
    metadata,
    Column("case_id", String(ID), ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("since", Utc, nullable=False),
    Column("at", Utc, nullable=False),
    Column("person", String(ID), nullable=False),
    Column("note", String(40), nullable=False),
    Column("draft", JSON, nullable=False),
)
snapshots = Table(
    "snapshots",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("case_id", String(ID), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Utc, nullable=False),
    Column("person", String(ID), nullable=False),
    Column("form", String(20), nullable=False),
    Column("base", String(DIGEST), nullable=False),
    Column("content", JSON, nullable=False),
    Column("seal", String(DIGEST), nullable=False),
    Index("snapshots_by_case", "case_id", "at"),
)
bases = Table(
    "bases",
    metadata,
    Column("digest", String(DIGEST), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
reviews = Table(
    "reviews",
    metadata,
    Column("what", String(NAME), primary_key=True),
    Column("digest", String(DIGEST), primary_key=True),
    Column("person", String(ID), nullable=False),
    Column("at", Utc, nullable=False),
)
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Utc, nullable=False),
    Column("person", String(ID), nullable=False),
    Column("team", String(ID)),
    Column("action", String(20), nullable=False),
    Column("case_id", String(ID)),
    Column("detail", String(NAME), nullable=False),
    Index("audit_by_team", "team", "id"),
    Index("audit_by_case", "case_id", "id"),
)
brand_files = Table(
    "brand_files",
    metadata,
    Column("digest", String(DIGEST), primary_key=True),
    Column("body", Text, nullable=False),
    Column("used_at", Utc, nullable=False),
)
