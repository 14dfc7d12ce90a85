"""Which pillar each broadcast stands for, so that the shares come out as the goal asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from advisor.logic.situation import Situation


@dataclass(frozen=True)
class Place:
    """One broadcast that needs a pillar, in the order of the plan.

    `pull` says how much it calls for a promotional one: 2 where something opens or closes, 1 where a moment is served,
    0 else. A `quiet` place holds no promotional one. `given` is a pillar that stands already.
    """

    pull: int = 0
    given: str = ""
    quiet: bool = False


def shares_for(situation: Situation) -> Mapping[str, int]:
    """The pillars' shares in per cent, in the pillars' order: the first mix (by id) that holds, else the default."""
    mixes = situation.knowledge.pillar_mixes
    held = [mix for mix in mixes if mix.id != "default" and situation.truth(mix.when) is True]
    chosen = held[0] if held else next((mix for mix in mixes if mix.id == "default"), None)
    shares = chosen.shares if chosen else {}
    return {pillar.id: shares[pillar.id] for pillar in situation.knowledge.pillars if shares.get(pillar.id)}


def numbers_of(
    shares: Mapping[str, int], *, among: int, given: Mapping[str, int], closed: Collection[str] = ()
) -> dict[str, int]:
    """How many of `among` broadcasts each pillar gets: the whole numbers nearest to the shares, no fewer than `given`,
    and for those that are `closed` no more.

    The sum of the differences is convex in each number, so adding one by one where it helps most finds the least sum.
    """
    counts = {pillar: given.get(pillar, 0) for pillar in shares}
    open_ = [pillar for pillar in shares if pillar not in closed]
    for _ in range(among - sum(given.values()) if open_ else 0):
        counts[max(open_, key=lambda pillar: shares[pillar] * among / 100 - counts[pillar])] += 1
    return counts


def off_by(pillars: Sequence[str], shares: Mapping[str, int]) -> float:
    """By how many broadcasts the pillars miss their shares, all told."""
    counts = Counter(pillars)
    every = dict.fromkeys([*shares, *counts])
    return sum(abs(counts[pillar] - shares.get(pillar, 0) * len(pillars) / 100) for pillar in every)


def assign(places: Sequence[Place], shares: Mapping[str, int], promotional: Collection[str]) -> tuple[str, ...]:
    """A pillar for each place: promotional ones where there is something to promote, the others in turns."""
    found = [place.given for place in places]
    given = Counter(pillar for pillar in found if pillar)
    wanted = numbers_of(shares, among=len(places), given=given)
    for pillar in promotional:
        free = [index for index, place in enumerate(places) if not found[index] and not place.quiet]
        for index in _spread(places, free, wanted.get(pillar, 0) - given[pillar]):
            found[index] = pillar
    given = Counter(pillar for pillar in found if pillar)
    wanted = numbers_of(shares, among=len(places), given=given, closed=promotional)
    left = {pillar: number - given[pillar] for pillar, number in wanted.items() if number > given[pillar]}
    free = [index for index, pillar in enumerate(found) if not pillar]
    for index, pillar in zip(free, _in_turns(left), strict=False):
        found[index] = pillar
    return tuple(found)


def _in_turns(left: Mapping[str, int]) -> list[str]:
    """So many of each pillar, each time the one furthest behind."""
    total, gone = sum(left.values()), dict.fromkeys(left, 0)
    found = []
    for number in range(1, total + 1):
        turn = max(left, key=lambda pillar: left[pillar] * number / total - gone[pillar])
        gone[turn] += 1
        found.append(turn)
    return found


def _spread(places: Sequence[Place], free: Sequence[int], number: int) -> list[int]:
    """`number` of the free places: those that call for promotion most, evenly among equals."""
    chosen: list[int] = []
    for pull in sorted({place.pull for place in places}, reverse=True):
        level = [index for index in free if places[index].pull == pull]
        need = max(min(number - len(chosen), len(level)), 0)
        chosen += [level[(2 * at + 1) * len(level) // (2 * need)] for at in range(need)]
    return sorted(chosen)
