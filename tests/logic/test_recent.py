"""What was worked out of late is remembered, and memory stays bounded."""

from __future__ import annotations

from advisor.logic.recent import Recent


def test_what_was_put_in_is_found() -> None:
    recent: Recent[str, int] = Recent(3)
    assert recent.put("a", 1) == 1
    assert (recent.get("a"), recent.get("b")) == (1, None)


def test_never_more_than_twice_its_size_is_held() -> None:
    recent: Recent[int, int] = Recent(5)
    for number in range(100):
        recent.put(number, number)
        assert len(recent) <= 10


def test_the_last_ones_are_always_held() -> None:
    recent: Recent[int, int] = Recent(5)
    for number in range(100):
        recent.put(number, number)
        assert all(recent.get(one) == one for one in range(max(0, number - 4), number + 1))


def test_what_is_asked_for_again_and_again_outlives_what_is_not() -> None:
    recent: Recent[int, int] = Recent(5)
    recent.put(-1, -1)
    for number in range(100):
        recent.put(number, number)
        assert recent.get(-1) == -1
    assert recent.get(0) is None
