"""The cases of one person's teams: found, made, changed, filed, put away and fetched back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import update

from advisor.cases.acting import Acting, Turn
from advisor.cases.bases import body_of, keep_base, read_kept
from advisor.cases.draft import Draft, new_id, to_data
from advisor.cases.failures import Clash, NotAllowed, NotFound, Stale
from advisor.cases.glance import Glance, glance_data, glance_from
from advisor.cases.listing import Listing, Order, Status, Wanted, listed, tags_in_use
from advisor.cases.people import Role
from advisor.cases.rows import change_case, draft_of, file_case, insert_case, tags_of
from advisor.cases.tables import cases
from advisor.knowledge.models import Knowledge

TRIES = 5
PAGE = 50


@dataclass(frozen=True)
class Opened:
    """A case as it stands, its team, and the role in it of whoever opened it."""

    draft: Draft
    team: str
    role: Role
    label: str
    status: Status


class Library(Acting):
    """The cases that one person may see. Everything raises StoreFailed where the database cannot be reached."""

    def search(
        self,
        text: str = "",
        *,
        tag: str | None = None,
        status: Status | None = "active",
        team: str | None = None,
        order: Order = "changed",
        due_by: date | None = None,
        advised: bool | None = None,
        most: int | None = PAGE,
        skip: int = 0,
    ) -> Listing:
        """The cases whose label, client or tags hold every word.

        Last changed first; or soonest out of date first; or first those that are so by `due_by`, then the last changed.
        """
        with self._reading() as turn:
            wanted = Wanted(text=text, tag=tag, status=status, team=team, due_by=due_by, advised=advised)
            return listed(turn, wanted, order=order, most=most, skip=skip)

    def tags(self) -> dict[str, int]:
        """Every tag in use, with the number of cases."""
        with self._reading() as turn:
            return tags_in_use(turn)

    def load(self, ident: str) -> Draft:
        """The case as it stands. Raises NotFound, for one that was deleted too."""
        return self.open(ident).draft

    def open(self, ident: str) -> Opened:
        """The same, with what the person may do with it."""
        with self._reading() as turn:
            row = turn.case(ident, "read")
            if row.status == "deleted":
                raise NotFound
            return Opened(
                draft_of(row.draft, version=row.version), row.team, turn.roles[row.team], row.label, row.status
            )

    def create(
        self, draft: Draft, *, team: str | None = None, label: str = "", tags: Iterable[str] = (), note: str = ""
    ) -> str:
        """Make a case, in the person's first team unless another is named; its id. Raises NotAllowed."""
        ident = new_id()
        with self._writing() as turn:
            insert_case(turn, ident, draft, team=_team(turn, team), label=label, tags=tags, note=note)
        return ident

    def create_all(
        self, rows: Iterable[tuple[Draft, str, Iterable[str], Status]], *, team: str | None = None
    ) -> list[str]:
        """Make several, each with its label, tags and status; all, or none where one fails. Raises NotAllowed."""
        idents = []
        with self._writing() as turn:
            where = _team(turn, team)
            for draft, label, tags, status in rows:
                idents.append(new_id())
                insert_case(turn, idents[-1], draft, team=where, label=label, tags=tags, note="imported")
                if status != "active":
                    turn.connection.execute(update(cases).where(cases.c.id == idents[-1]).values(status=status))
        return idents

    def note_exported_all(self, number: int) -> None:
        """Put into the audit log that all cases were exported, of each of the person's teams."""
        with self._writing() as turn:
            for team in turn.teams("read"):
                turn.note("exported all", team=team, detail=f"{number} cases")

    def edit(
        self,
        ident: str,
        change: Callable[[Draft], Draft],
        *,
        first: Draft | None = None,
        seen: int | None = None,
        team: str | None = None,
    ) -> Draft:
        """Read, change and write in one transaction, so that nothing done elsewhere is lost; the case as saved.

        `first` is changed where there is no case yet, which then is made, in `team`. `seen` is the version that whoever
        makes the change had before them: a later one stays in the history as it stood. Raises NotFound, NotAllowed.
        """
        for _ in range(TRIES - 1):
            try:
                return self._edit(ident, change, first, seen, team)
            except Clash:  # somebody else has just made this case: the next round finds it
                continue
        return self._edit(ident, change, first, seen, team)

    def _edit(
        self, ident: str, change: Callable[[Draft], Draft], first: Draft | None, seen: int | None, team: str | None
    ) -> Draft:
        with self._writing() as turn:
            row = turn.find(ident, "edit", lock=True)
            if row is None:
                if first is None:
                    raise NotFound
                return insert_case(turn, ident, change(first), team=_team(turn, team))
            stored = draft_of(row.draft, version=row.version)
            draft = change(stored)
            same = row.status != "deleted" and to_data(draft) == to_data(stored)
            return stored if same else change_case(turn, row, draft, apart=seen not in (None, row.version))

    def save(self, ident: str, draft: Draft) -> Draft:
        """Write a whole case over the version it was made from. Raises Stale with both sides, NotFound, NotAllowed."""
        with self._writing() as turn:
            row = turn.case(ident, "edit", lock=True)
            if row.version != draft.version:
                raise Stale(mine=draft, theirs=draft_of(row.draft, version=row.version))
            return change_case(turn, row, draft)

    def duplicate(self, ident: str, *, label: str = "") -> str:
        """Make another case like this one, in the same team and with its tags; its id. Raises NotFound, NotAllowed."""
        new = new_id()
        with self._writing() as turn:
            row = turn.case(ident, "edit")
            draft, tags = draft_of(row.draft, version=row.version), tags_of(turn, ident)
            note = f"duplicate of {ident}"
            insert_case(turn, new, draft, team=row.team, label=label or row.label, tags=tags, note=note)
        return new

    def file(self, ident: str, *, label: str | None = None, tags: Iterable[str] | None = None) -> None:
        """Give a case another label, other tags, or both. That is no new version. Raises NotFound, NotAllowed."""
        with self._writing() as turn:
            row = turn.case(ident, "edit", lock=True)
            file_case(turn, row, label=label, tags=tags)
            turn.note("filed", case=ident, team=row.team)

    def archive(self, ident: str) -> None:
        """Put a case away; it is found under its status and may be opened. Raises NotFound, NotAllowed."""
        self._put(ident, "archived")

    def delete(self, ident: str) -> None:
        """Put a case out of sight; `undo` fetches it back until it is forgotten. Raises NotFound, NotAllowed."""
        self._put(ident, "deleted")

    def undo(self, ident: str) -> None:
        """Fetch an archived or deleted case back among the active ones. Raises NotFound, NotAllowed."""
        self._put(ident, "active")

    def _put(self, ident: str, status: Status) -> None:
        with self._writing() as turn:
            row = turn.case(ident, "edit", lock=True)
            when = turn.now if status == "deleted" else None
            turn.connection.execute(update(cases).where(cases.c.id == ident).values(status=status, deleted_at=when))
            turn.note({"active": "fetched back"}.get(status, status), case=ident, team=row.team)

    def keep_glance(
        self, ident: str, version: int, glance: Glance, *, folder: Path | None = None, noted: bool = False
    ) -> bool:
        """Keep the advice on a version with the case; False where that version is gone by, or what is kept stands.

        `folder` is that of the knowledge base, which is kept too, so that `watch` can tell later what a newer one
        alters. For the same reason a glance of the same version stays, whatever base and day are asked for since, until
        somebody notes that the advice is another (`noted`). Who may see a case may keep its first glance: it is
        computed, not decided; to note takes the right to edit. Raises NotFound, NotAllowed.
        """
        with self._writing() as turn:
            row = turn.case(ident, "edit" if noted else "read", lock=True)
            known = glance_from(row.glance) if row.glance_version == version else None
            if row.version != version or (known is not None and not noted):
                return False
            told = {"glance": glance_data(glance), "glance_version": version, "glance_base": glance.knowledge}
            same = update(cases).where(cases.c.id == ident)
            turn.connection.execute(same.values(**told, good_until=glance.good_until))
            if noted:
                turn.note("noted", case=ident, team=row.team, detail=f"version {version}, advice of {glance.as_of}")
        if folder is not None:
            keep_base(self._database, glance.knowledge, folder)
        return True

    def sort_by(self, ident: str, version: int, good_until: date) -> None:
        """Let the list sort a version by the day until which advice computed today is good. Raises NotFound.

        The advice kept with the case stays, for `watch` to compare with.
        """
        with self._writing() as turn:
            turn.case(ident, "read")
            same = update(cases).where((cases.c.id == ident) & (cases.c.version == version))
            turn.connection.execute(same.values(good_until=good_until))

    def base(self, digest: str) -> Knowledge | None:
        """A knowledge base that advice kept here rests on; None where it was not kept, or cannot be read any more."""
        body = self.kept_base(digest)
        return None if body is None else read_kept(body, digest)

    def kept_base(self, digest: str) -> bytes | None:
        """The same as it is kept, for `bases.read_kept` to read in another process."""
        with self._reading() as turn:
            return body_of(turn.connection, digest)


def _team(turn: Turn, asked: str | None) -> str:
    """The team a new case belongs to. Raises NotFound, NotAllowed."""
    if asked is not None:
        turn.require(asked, "edit")
        return asked
    teams = turn.teams("edit")
    if not teams:
        raise NotAllowed
    return teams[0]
