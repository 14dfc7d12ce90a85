"""Which mixes are still in reach: the same as working out the mix of every completion, one by one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.findings import Findings
from advisor.advice.outlook.hinges import Space
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.outlook.reachable import Phased, Reached, reachable
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.choices import Choices
from tests.advice.turning_base import VALUES, completions, turning
from tests.strategies import KNOWLEDGE

DAY = date(2026, 1, 1)
SPACE = MixSpace.of(Space.of(turning(), as_of=DAY), as_of=DAY)

partial = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()})
chosen = st.builds(
    Choices,
    weights=st.dictionaries(st.sampled_from(["coverage", "control", "focus", "speed"]), st.floats(0.1, 5), max_size=3),
    exclude=st.lists(st.sampled_from(["letter", "shop"]), max_size=1).map(tuple),
)
forcing = st.builds(Choices, force=st.lists(st.sampled_from(["letter", "shop"]), max_size=2, unique=True).map(tuple))


def mix_of(knowledge: Knowledge, answers: dict[str, Answer], day: date, choices: Choices) -> Phased:
    best = Findings.of(Situation(knowledge, answers, as_of=day), choices=choices).best
    return tuple((*member.pair, member.later) for member in best.members)


@given(partial, chosen | forcing)
def test_the_mixes_found_are_those_of_all_completions(answers: dict[str, Answer], choices: Choices) -> None:
    found = reachable(SPACE, answers, choices=choices, boxes=10_000)
    assert found.complete
    assert set(found.mixes) == {mix_of(turning(), one, DAY, choices) for one in completions(answers)}
    assert sum(found.mixes.values()) == Fraction(1)


@given(partial, st.integers(1, 5))
def test_a_search_cut_short_finds_only_what_is_there_and_says_so(answers: dict[str, Answer], boxes: int) -> None:
    some = reachable(SPACE, answers, choices=Choices(), boxes=boxes)
    every = reachable(SPACE, answers, choices=Choices(), boxes=10_000)
    assert set(some.mixes) <= set(every.mixes)
    assert some.complete == (sum(some.mixes.values()) == 1)
    assert not some.settled or every.settled


REAL = MixSpace.of(Space.of(KNOWLEDGE, as_of=KNOWLEDGE.meta.as_known_on), as_of=KNOWLEDGE.meta.as_known_on)
# A foreign brand, with what decides its mix.
BRAND: dict[str, Answer] = {
    "organisation": "enterprise",
    "home": "overseas",
    "mainland_entity": "none",
    "umbrella_account": False,
    "partner_licence": "no",
    "industry": "beauty",
    "goals": ("online_sales",),
    "audience": ("mainland_consumers",),
    "selling": "own_store",
    "app_features": ("store",),
    "content_team": "part_time",
    "segmented_messages": "no",
    "qr_attribution": "no",
    "inbox_visibility": "no",
    "user_login": "no",
}


@cache
def brand_without(question: str) -> tuple[dict[str, Answer], Reached]:
    known = {name: answer for name, answer in BRAND.items() if name != question}
    return known, reachable(REAL, known, choices=Choices(), boxes=100)


@given(st.sampled_from(["user_login", "content_team", "app_features"]), st.randoms(use_true_random=False))
def test_on_the_real_base_any_completion_has_the_mix_of_its_box(left_out: str, random: Random) -> None:
    known, found = brand_without(left_out)
    assert found.boxes
    box = random.choice(found.boxes)
    drawn = dict(known)
    for names, mask in box.left.items():
        drawn |= random.choice(list(REAL.space.diagram.variable(names[0]).members(mask)))
    assert mix_of(KNOWLEDGE, drawn, KNOWLEDGE.meta.as_known_on, Choices()) == box.mix
