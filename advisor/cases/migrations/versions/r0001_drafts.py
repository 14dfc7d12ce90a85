"""Drafts and the files of brands, as they were kept before there were steps: what is there already stays."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables that are not there."""
    there = sa.inspect(op.get_bind()).get_table_names()
    if "drafts" not in there:
        op.create_table(
            "drafts",
            sa.Column("id", sa.String(22), primary_key=True),
            sa.Column("case", sa.JSON, nullable=False),
            sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("version", sa.Integer, nullable=False),
        )
    if "brand_files" not in there:
        op.create_table(
            "brand_files",
            sa.Column("digest", sa.String(71), primary_key=True),
            sa.Column("body", sa.Text, nullable=False),
            sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        )
