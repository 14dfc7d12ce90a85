"""The audit log: who did what with which case, and when. It holds ids and numbers, never what a client said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from advisor.cases.acting import Acting
from advisor.cases.tables import audit, people


@dataclass(frozen=True)
class Entry:
    """One thing done. `person` is an id, `name` what they are called now."""

    at: datetime
    person: str
    name: str
    team: str
    action: str
    case: str
    detail: str


class AuditLog(Acting):
    """The log of the teams that a person is admin of."""

    def entries(
        self,
        *,
        case: str | None = None,
        team: str | None = None,
        person: str | None = None,
        action: str | None = None,
        most: int | None = 200,
        skip: int = 0,
    ) -> list[Entry]:
        """What was done, the latest first, as far as every filter given lets it through (None: leaves it out).

        Others than admins see nothing of it.
        """
        asked = select(audit, people.c.name).outerjoin(people, people.c.id == audit.c.person)
        filters = ((audit.c.case_id, case), (audit.c.team, team), (audit.c.person, person), (audit.c.action, action))
        asked = asked.order_by(audit.c.id.desc()).limit(most).offset(skip)
        with self._reading() as turn:
            asked = asked.where(audit.c.team.in_(turn.teams("manage")))
            for column, wanted in filters:
                if wanted is not None:
                    asked = asked.where(column == wanted)
            rows = turn.connection.execute(asked).all()
        return [
            Entry(row.at, row.person, row.name or "", row.team or "", row.action, row.case_id or "", row.detail)
            for row in rows
        ]
