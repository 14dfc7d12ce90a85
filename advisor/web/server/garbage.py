"""How often Python looks for garbage that hangs in circles.

By default it looks through everything that lives whenever a quarter more does, and all pages wait meanwhile: a fifth of
a second every few seconds with 200 visits. Most of what a page makes lives as long as the page is drawn; where the
young are looked at later, nearly all of it is gone by then by itself, and the whole is looked through seldom.
"""

from __future__ import annotations

import gc

YOUNG = 20_000  # so many objects more than after the last look, and the young are looked at again
ROUNDS = 20  # after so many looks at the young those of middle age, after so many of these everything


def look_seldom() -> None:
    """Leave out what there is now, for it stays, and look through the rest more seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, ROUNDS, ROUNDS)
