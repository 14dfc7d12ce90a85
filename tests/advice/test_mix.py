"""The mix: the best of all sets, a must never traded for cost, and nothing gained by an account that meets no need."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.findings import Findings
from advisor.advice.mixes.mix import Candidate, compare_all
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from tests.small_base import small
from tests.strategies import KNOWLEDGE, answers, days

DAY = date(2026, 1, 1)


@cache
def small_knowledge() -> Knowledge:
    """The small base with the engine's own sentences."""
    phrases = [{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases]
    with TemporaryDirectory() as folder:
        return small(Path(folder), phrases=phrases)


@given(answers(), days)
def test_the_chosen_mix_is_the_best_of_every_set_of_candidates(given_answers: dict[str, Answer], day: date) -> None:
    """Compared with a search of its own: all subsets, kept where no account stands twice."""
    found = Findings.of(Situation(KNOWLEDGE, given_answers, as_of=day))
    candidates = {member for mix in found.compared for member in map(id, mix.members)}
    members = {id(member): member for mix in found.compared for member in mix.members}
    subsets = chain.from_iterable(combinations(sorted(candidates), size) for size in range(6))
    allowed = [subset for subset in subsets if len({members[ident].pair[0] for ident in subset}) == len(subset)]
    assert len(found.compared) == len(allowed)
    best = found.best
    musts = {raised.need.id for raised in found.needs.raised if raised.strength == "must"}
    for mix in found.compared:
        met = len(musts & mix.met)
        assert met == mix.musts_met
        assert (best.musts_met, best.score) >= (mix.musts_met, mix.score)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_must_is_met_whatever_it_costs(days_needed: float, cost: float) -> None:
    base = small_knowledge()
    situation = Situation(base, {"home": "inside", "goals": ("tell", "sell")}, as_of=DAY)
    needs = Findings.of(situation).needs
    dear = Candidate(("shop", "own"), {"sell": 0.1}, False, days_needed, cost, 100.0, 0.0, 0.0, 0.0)
    cheap = Candidate(("letter", "own"), {"tell": 1.0}, False, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0)
    assert compare_all(situation, [dear, cheap], needs)[0].met == {"tell", "sell"}


def test_an_account_that_meets_nothing_needed_stays_out() -> None:
    advice = advise(small_knowledge(), {"home": "inside", "goals": ("tell",)}, as_of=DAY)
    assert [(placed.account, placed.role) for placed in advice.mix] == [("letter", "lead")]


def test_a_closed_account_leaves_its_need_unmet_and_says_so() -> None:
    advice = advise(small_knowledge(), {"home": "outside", "goals": ("sell",)}, as_of=DAY)
    assert advice.mix == ()
    assert [(need.id, need.met_by) for need in advice.needs] == [("sell", ())]
    closed = next(row for row in advice.rejected if row.account == "shop")
    assert [reason.id for reason in closed.reasons] == ["shop.closed"]
