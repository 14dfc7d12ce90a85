"""Saves at random, telling what is confirmed, until somebody kills it: `python -m tests.store.saving URL SEED IDS…`."""

from __future__ import annotations

import random
import sys

from advisor.cases.draft import Draft
from advisor.cases.people import LOCAL
from advisor.cases.store import Store


def main() -> None:
    url, seed, *idents = sys.argv[1:]
    chance = random.Random(int(seed))
    store = Store(url)
    cases = store.as_person(LOCAL).cases
    while True:
        ident, number = chance.choice(idents), chance.randrange(1_000_000)
        if chance.random() < 0.7:
            saved = store.edit(ident, lambda draft, number=number: draft.with_answer("segments", number), first=Draft())
        else:
            saved = cases.save(ident, cases.load(ident).with_answer("articles", number))
        sys.stdout.write(f"{ident} {saved.version}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
