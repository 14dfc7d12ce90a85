"""The calendar hangs together: ids that nothing else in it bears, and announced dates inside its range.

The ids of moments, sensitive days and public holidays stand side by side in a plan, so no two may be equal. Announced
dates come one a year, in order, inside the range, and open at most sixty days ahead, as run-ups do. What a holiday's
law says holds in one window only: holidays of one name may not overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from advisor.knowledge.load import Origins
from advisor.knowledge.models import BarredDay, Knowledge, Moment, PublicHoliday
from advisor.knowledge.problems import Problem

MOST_AHEAD = 60


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each id used twice, each announced date out of place and each overlap of holidays."""
    seen: dict[str, str] = {}
    for collection in ("moments", "barred_days", "public_holidays"):
        for member in getattr(knowledge, collection):
            if member.id in seen:
                said = f'"{member.id}" is already the id of one of the {seen[member.id]}.'
                yield origins.problem(collection, member.id, ("id",), said, "Rename one.")
            seen.setdefault(member.id, collection)
    for moment in knowledge.moments:
        for index, said in _editions(moment, knowledge):
            yield origins.problem("moments", moment.id, ("known", index), said)
    dated: list[tuple[str, Moment | BarredDay]] = [("moments", moment) for moment in knowledge.moments]
    for collection, entry in [*dated, *(("barred_days", day) for day in knowledge.barred_days)]:
        for index, day in enumerate(entry.date.on):
            if not knowledge.calendar.holds(day):
                said = f"{day} lies outside the calendar's range."
                yield origins.problem(collection, entry.id, ("date", "on", index), said)
    for one, other in _overlaps(knowledge.public_holidays):
        said = f'its window overlaps that of "{one.id}", a holiday of the same name.'
        yield origins.problem("public_holidays", other.id, ("id",), said, "End the older one.")


def _editions(moment: Moment, knowledge: Knowledge) -> Iterator[tuple[int, str]]:
    for index, edition in enumerate(moment.known):
        for day in (edition.opens, edition.day, edition.last):
            if day is not None and not knowledge.calendar.holds(day):
                yield index, f"{day} lies outside the calendar's range."
        if edition.opens is not None and (edition.day - edition.opens).days > MOST_AHEAD:
            yield index, f"it opens {(edition.day - edition.opens).days} days ahead; {MOST_AHEAD} are the most."
    for index, (before, edition) in enumerate(pairwise(moment.known), start=1):
        if before.day.year >= edition.day.year:
            yield index, f"{edition.day} does not follow {before.day} in a later year."


def _overlaps(holidays: tuple[PublicHoliday, ...]) -> Iterator[tuple[PublicHoliday, PublicHoliday]]:
    for index, other in enumerate(holidays):
        for one in holidays[:index]:
            starts = max(one.from_ or date.min, other.from_ or date.min)
            if one.name == other.name and starts < min(one.to or date.max, other.to or date.max):
                yield one, other
