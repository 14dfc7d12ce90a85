"""Which parts of the knowledge base are reviewed: by the digest of what was read, so that an edit resets it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from advisor.cases.acting import Acting
from advisor.cases.failures import Clash, NotAllowed
from advisor.cases.tables import reviews


@dataclass(frozen=True)
class Review:
    """Somebody (an id) has reviewed a part of the base whose content has this digest."""

    what: str
    digest: str
    person: str
    at: datetime


class Reviews(Acting):
    """What was reviewed. An editor of any team may say so; everybody may know."""

    def mark(self, what: str, digest: str) -> None:
        """Say that a file, or a part of one, is reviewed as it stands. Raises NotAllowed, StoreFailed."""
        try:
            with self._writing() as turn:
                if not turn.teams("review"):
                    raise NotAllowed
                row = {"what": what, "digest": digest, "person": turn.person, "at": turn.now}
                turn.connection.execute(reviews.insert().values(**row))
                turn.note("reviewed", detail=what[:200])
        except Clash:  # it was reviewed before
            return

    def of(self, digests: Iterable[str]) -> list[Review]:
        """The reviews of the contents with these digests. Raises StoreFailed."""
        wanted = sorted(set(digests))
        with self._reading() as turn:
            rows = [
                row
                for start in range(0, len(wanted), 500)
                for row in turn.connection.execute(
                    select(reviews).where(reviews.c.digest.in_(wanted[start : start + 500])).order_by(reviews.c.what)
                )
            ]
        return [Review(row.what, row.digest, row.person, row.at) for row in rows]
