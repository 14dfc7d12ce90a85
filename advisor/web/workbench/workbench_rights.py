"""Who works at the workbench, and what they may do there: looked up in the store, never decided on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.cases.draft import Draft
from advisor.cases.failures import StoreFailed
from advisor.cases.people import LOCAL, Person, may
from advisor.cases.store import Desk
from advisor.web import desk as here


@dataclass(frozen=True)
class Editor:
    """Whoever sits there. `desk` is None while the store cannot be opened."""

    person: Person
    desk: Desk | None
    may_edit: bool

    @property
    def signed(self) -> str:
        """What the record of reviews calls them."""
        return self.person.name or self.person.id

    def cases(self) -> tuple[tuple[str, str, Draft], ...] | None:
        """The active cases they may see, with id and name; None where the store cannot be read."""
        if self.desk is None:
            return None
        try:
            lines = self.desk.cases.search(most=None).lines
            return tuple((line.id, line.label or line.client, self.desk.cases.load(line.id)) for line in lines)
        except StoreFailed:
            return None


def editor() -> Editor:
    """Who is there. Whoever may mark a file reviewed may edit one; without a store only the local person may."""
    try:
        person = here.person()
    except StoreFailed:  # nobody is signed in any more, or the store cannot say who it is
        return Editor(Person(""), None, False)
    desk = here.desk_if_any()
    if desk is None:
        return Editor(person, None, person == LOCAL)
    try:
        allowed = any(may(team.role, "review") for team in desk.staff.teams())
    except StoreFailed:
        return Editor(person, None, person == LOCAL)
    return Editor(person, desk, allowed)
