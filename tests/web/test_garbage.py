"""How often garbage is looked for is set once for the server, and what is there by then is left out for good."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from advisor.web.server.garbage import look_seldom


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_is_there_is_left_out_and_garbage_that_hangs_in_circles_still_goes() -> None:
    look_seldom()
    assert gc.get_freeze_count() > 0
    assert gc.isenabled()
    ring: list[object] = []
    ring.append(ring)
    del ring
    assert gc.collect() >= 1


def test_the_whole_is_looked_through_more_seldom_than_by_default() -> None:
    look_seldom()
    assert all(mine > default for mine, default in zip(gc.get_threshold(), (700, 10, 10), strict=True))
