"""Which pillar each broadcast stands for, so that the shares come out as the goal asks."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.logic.situation import Situation


def shares_for(situation: Situation) -> Mapping[str, int]:
    """The pillars' shares in per cent: the first mix (by id) that holds, else the default."""
    mixes = situation.knowledge.pillar_mixes
    held = [mix for mix in mixes if mix.id != "default" and situation.truth(mix.when) is True]
    chosen = held[0] if held else next((mix for mix in mixes if mix.id == "default"), None)
    return chosen.shares if chosen else {}


class PillarTurns:
    """Hands out pillars one by one; each time the one furthest behind its share."""

    def __init__(self, shares: Mapping[str, int], order: tuple[str, ...]) -> None:
        self._shares = {pillar: shares[pillar] for pillar in order if shares.get(pillar)}
        self._given = dict.fromkeys(self._shares, 0)
        self._count = 0

    def next(self) -> str:
        """The next pillar; empty where the knowledge base names none."""
        if not self._shares:
            return ""
        self._count += 1
        behind = max(self._shares, key=lambda pillar: self._shares[pillar] * self._count / 100 - self._given[pillar])
        self._given[behind] += 1
        return behind
