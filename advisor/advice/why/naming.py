"""Ids as they stand, or in the words of a knowledge base."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.knowledge.models import Knowledge
from advisor.words import say


@dataclass(frozen=True)
class Naming:
    """Names what an advice names by id. Without a knowledge base every id stands for itself."""

    knowledge: Knowledge | None = None

    def pair(self, account: str, route: str) -> str:
        """An account by a route."""
        if self.knowledge is None:
            return f"{account}/{route}"
        return say("{account} ({route})", account=self.account(account), route=self.route(route))

    def account(self, ident: str) -> str:
        """An account."""
        found = self.knowledge.account.get(ident) if self.knowledge else None
        return found.name if found else ident

    def route(self, ident: str) -> str:
        """A route, as it stands inside a sentence."""
        found = self.knowledge.route.get(ident) if self.knowledge else None
        return f"{found.name[0].lower()}{found.name[1:]}" if found else ident

    def need(self, ident: str) -> str:
        """A need."""
        titles = {need.id: need.title for need in self.knowledge.needs} if self.knowledge else {}
        return titles.get(ident, ident)

    def status(self, status: str) -> str:
        """The status of a verdict."""
        words = {
            "open": say("open"),
            "conditional": say("open after steps"),
            "closed": say("closed"),
            "unknown": say("not known yet"),
        }
        return words.get(status, status) if self.knowledge else status
