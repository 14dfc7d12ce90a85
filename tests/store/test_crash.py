"""Killed in the middle of saving, and saved by many at once: every case opens, and no confirmed save is missing."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from advisor.cases.draft import Draft, new_id
from advisor.cases.people import LOCAL
from advisor.cases.store import Store
from tests.store.drafts import named

ROOT = Path(__file__).resolve().parent.parent.parent
SAVES, ROUNDS = 200, 5


def test_two_hundred_saves_with_kill_9_between_them_lose_nothing_confirmed(url: str) -> None:
    chance = random.Random(7)
    idents = [new_id() for _ in range(8)]
    store = Store(url)
    for ident in idents:
        store.edit(ident, lambda draft: draft, first=named("a"))
    confirmed = dict.fromkeys(idents, 1)
    ends = sorted(chance.sample(range(1, SAVES), ROUNDS - 1))
    for seed, number in enumerate(after - before for before, after in zip([0, *ends], [*ends, SAVES], strict=True)):
        call = [sys.executable, "-m", "tests.store.saving", url, str(seed), *idents]
        with subprocess.Popen(call, stdout=subprocess.PIPE, text=True, cwd=ROOT) as saving:
            assert saving.stdout is not None
            lines = [saving.stdout.readline() for _ in range(number)]
            saving.kill()
            lines += saving.stdout.read().splitlines()
        for ident, version in (line.split() for line in lines if len(line.split()) == 2):
            confirmed[ident] = max(confirmed[ident], int(version))
        for ident, version in confirmed.items():
            found = store.load(ident)
            assert found is not None
            assert found.version >= version
            assert store.as_person(LOCAL).history.of(ident)[0].last == found.version
    assert sum(confirmed.values()) >= SAVES


def test_many_who_change_one_case_at_once_lose_no_answer(url: str) -> None:
    store, ident = Store(url), new_id()

    def answer(number: int) -> None:
        store.edit(ident, lambda draft: draft.with_answer(f"q{number}", number), first=Draft())

    with ThreadPoolExecutor(8) as people:
        list(people.map(answer, range(60)))
    found = store.load(ident)
    assert found is not None
    assert (dict(found.case.answers), found.version) == ({f"q{number}": number for number in range(60)}, 60)
