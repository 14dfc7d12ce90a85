"""An account by a route, as a bare member of a mix."""

from __future__ import annotations

from advisor.cadence.model import Part


class Member(Part):
    """An account by a route."""

    account: str
    route: str
