"""What is dropped for good: cases deleted a while ago, and old drafts that nobody ever filed."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, or_, select

from advisor.cases.acting import Turn
from advisor.cases.bases import forget_bases
from advisor.cases.brand_files import forget_files
from advisor.cases.people import LOCAL
from advisor.cases.tables import case_tags, cases, snapshots

KEEP_DELETED = timedelta(days=30)


def forget(turn: Turn, *, before: datetime) -> int:
    """Drop what was deleted 30 days ago, and drafts last changed `before`; how many cases that were.

    A draft was made without a sign-in and never given a label or a tag, archived, or exported: whoever only looked
    around does not come back for it. Every other case stays until somebody deletes it.
    """
    untagged = ~exists().where(case_tags.c.case_id == cases.c.id)
    unsealed = ~exists().where(snapshots.c.case_id == cases.c.id)
    never_filed = (
        (cases.c.team == LOCAL.id) & (cases.c.status == "active") & (cases.c.label == "") & untagged & unsealed
    )
    deleted = (cases.c.status == "deleted") & (cases.c.deleted_at < turn.now - KEEP_DELETED)
    gone = or_(deleted, never_filed & (cases.c.changed_at < before))
    idents = turn.connection.execute(select(cases.c.id, cases.c.team).where(gone)).all()
    for ident, team in idents:
        turn.connection.execute(delete(cases).where(cases.c.id == ident))  # its tags and versions go with it
        turn.connection.execute(delete(snapshots).where(snapshots.c.case_id == ident))
        turn.note("forgotten", case=ident, team=team)
    forget_files(turn.connection, before=before)
    forget_bases(turn.connection)
    return len(idents)
