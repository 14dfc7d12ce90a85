"""The row of a case: made, changed, and read back as a draft."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select

from advisor.cases.acting import Turn
from advisor.cases.draft import Draft, from_data, to_data
from advisor.cases.failures import StoreFailed
from advisor.cases.record import record
from advisor.cases.tables import NAME, case_tags, cases
from advisor.words import say

MOST_TAGS, TAG = 20, 40


def draft_of(data: Any, *, version: int) -> Draft:
    """What a row holds, as a draft. Raises StoreFailed where it holds none."""
    try:
        return from_data(data, version=version)
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise StoreFailed(
            say("This case is damaged and cannot be opened."), say("Go back to an older version, or restore a back-up.")
        ) from error


def plain(text: str, most: int = NAME) -> str:
    """Text as it may stand in a column: one line, without signs that no database takes, of at most so many."""
    signs = (sign if sign.isprintable() else " " for sign in text)
    return " ".join("".join(signs).split())[:most]


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, however it is written."""
    found: dict[str, str] = {}
    for tag in (plain(tag, TAG) for tag in tags):
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(sorted(found.values(), key=str.casefold)[:MOST_TAGS])


def insert_case(
    turn: Turn, ident: str, draft: Draft, *, team: str, label: str = "", tags: Iterable[str] = (), note: str = ""
) -> Draft:
    """Make a case. The rights were checked before."""
    tags, data = clean_tags(tags), to_data(draft)
    row = _told(draft) | {"label": plain(label), "changed_at": turn.now, "changed_by": turn.person, "draft": data}
    row |= {"search": _search(row["label"], row["client"], tags), "created_at": turn.now, "status": "active"}
    turn.connection.execute(cases.insert().values(id=ident, team=team, version=1, **row))
    if tags:
        turn.connection.execute(case_tags.insert(), [{"case_id": ident, "tag": tag} for tag in tags])
    record(turn, ident, 1, data, note=note)
    turn.note("created", case=ident, team=team, detail=note)
    return from_data(data, version=1)


def change_case(turn: Turn, row: Row[Any], draft: Draft, *, note: str = "", apart: bool = False) -> Draft:
    """Save a case as its next version. One that was archived or deleted is active again: somebody works on it.

    `apart` keeps the version before as it stood, whoever made it and when.
    """
    data, version = to_data(draft), row.version + 1
    told = _told(draft) | {"changed_at": turn.now, "changed_by": turn.person, "draft": data, "version": version}
    if told["client"] != row.client:
        told["search"] = _search(row.label, told["client"], tags_of(turn, row.id))
    told |= {"status": "active", "deleted_at": None}
    turn.connection.execute(cases.update().where(cases.c.id == row.id).values(**told))
    if record(turn, row.id, version, data, note=note, apart=apart):
        turn.note("changed", case=row.id, team=row.team, detail=f"version {version}")
    return from_data(data, version=version)


def file_case(turn: Turn, row: Row[Any], *, label: str | None, tags: Iterable[str] | None) -> None:
    """Give a case another label, other tags, or both."""
    label = row.label if label is None else plain(label)
    if tags is not None:
        turn.connection.execute(case_tags.delete().where(case_tags.c.case_id == row.id))
        if rows := [{"case_id": row.id, "tag": tag} for tag in clean_tags(tags)]:
            turn.connection.execute(case_tags.insert(), rows)
    told = {"label": label, "search": _search(label, row.client, tags_of(turn, row.id))}
    turn.connection.execute(cases.update().where(cases.c.id == row.id).values(**told))


def tags_of(turn: Turn, ident: str) -> tuple[str, ...]:
    """The tags of a case."""
    found = turn.connection.execute(select(case_tags.c.tag).where(case_tags.c.case_id == ident)).scalars()
    return tuple(sorted(found, key=str.casefold))


def _told(draft: Draft) -> dict[str, Any]:
    return {"client": plain(draft.case.client.name), "brand": draft.look.files}


def _search(label: str, client: str, tags: Iterable[str]) -> str:
    return "\n".join([label, client, *tags]).casefold()
