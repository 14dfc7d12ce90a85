"""Pillars: their numbers come as near to the shares as whole numbers can, and offers go where something is sold."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from advisor.cadence.pillars import Place, assign, off_by

SHARES = {"education": 50, "brand": 20, "promotion": 30}


@st.composite
def shares(draw: st.DrawFn) -> dict[str, int]:
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=2, max_size=2)))
    parts = dict(zip(SHARES, (cuts[0], cuts[1] - cuts[0], 100 - cuts[1]), strict=True))
    return {pillar: share for pillar, share in parts.items() if share}


places = st.lists(st.builds(Place, pull=st.integers(0, 2), quiet=st.booleans()), max_size=6)


def best(found: list[Place], wanted: dict[str, int]) -> float:
    """The least difference from the shares, by trying every pillar on every place."""
    ways = product(wanted, repeat=len(found))
    fitting = [
        way for way in ways if not any(p.quiet and one == "promotion" for p, one in zip(found, way, strict=True))
    ]
    return min((off_by(way, wanted) for way in fitting), default=0.0)


@given(places, shares())
def test_no_other_pillars_come_nearer_to_the_shares(found: list[Place], wanted: dict[str, int]) -> None:
    chosen = assign(found, wanted, ("promotion",))
    if set(wanted) == {"promotion"}:
        assert chosen == tuple("" if place.quiet else "promotion" for place in found)
    else:
        assert off_by(chosen, wanted) == best(found, wanted)
        assert not any(place.quiet and pillar == "promotion" for place, pillar in zip(found, chosen, strict=True))


def test_offers_stand_where_something_opens_or_closes_first_then_where_a_moment_is_served() -> None:
    found = [Place(), Place(pull=1), Place(), Place(pull=2), Place(), Place(pull=2)]
    assert [pillar == "promotion" for pillar in assign(found, SHARES, ("promotion",))] == [
        False,
        False,
        False,
        True,
        False,
        True,
    ]


def test_a_pillar_that_stands_already_is_kept_and_counted() -> None:
    chosen = assign([Place(given="brand"), *[Place()] * 9], SHARES, ("promotion",))
    assert chosen[0] == "brand"
    assert Counter(chosen) == {"education": 5, "brand": 2, "promotion": 3}


def test_the_pillars_take_turns_and_do_not_come_in_blocks() -> None:
    chosen = assign([Place()] * 8, {"education": 50, "brand": 50}, ())
    assert all(one != other for one, other in pairwise(chosen))


def test_without_shares_there_is_no_pillar() -> None:
    assert assign([Place(), Place(given="brand")], {}, ("promotion",)) == ("", "brand")
