"""How planning grows with the weeks: five accounts that broadcast, for a client who wants to publish every day.

Target: 104 weeks for five accounts within 1 s on two cores.
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from advisor.cadence.plan import plan
from advisor.cadence.volume import Carrier
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from benchmarks.timing import ROOT, median_of

START = date(2026, 11, 23)
WEEKS = (13, 26, 52, 104)
ACCOUNTS = ("subscription", "service", "service_two", "subscription_two", "service_three")


def five_accounts(folder: Path) -> Knowledge:
    """The base with five accounts that broadcast: copies of the two kinds that do."""
    knowledge = load(folder)
    copies = [
        knowledge.account[account.partition("_")[0]].model_copy(update={"id": account}) for account in ACCOUNTS[2:]
    ]
    return knowledge.model_copy(update={"accounts": (*knowledge.accounts, *copies)})


def main() -> None:
    """Measure and print, each number of weeks also as a multiple of the one before."""
    knowledge = five_accounts(ROOT / "knowledge")
    answers: dict[str, Answer] = {
        "industry": "beauty",
        "publish_frequency": "daily",
        "articles_per_month": 240,
        "primary_goal": "online_sales",
        "goals": ("online_sales", "loyalty"),
    }
    carriers = [Carrier(account, START, new=True) for account in ACCOUNTS]
    before = 0.0
    for weeks in WEEKS:
        situation = Situation(knowledge, answers, as_of=START)

        def work(weeks: int = weeks, situation: Situation = situation) -> object:
            return plan(situation, carriers, start=START, weeks=weeks, followers={"service": 40_000})

        began = time.perf_counter()
        work()
        first = time.perf_counter() - began
        again = median_of(work, times=5)
        sent = len(plan(situation, carriers, start=START, weeks=weeks, followers={}).broadcasts)
        growth = f", {again / before:.1f} times the row before" if before else ""
        print(f"{weeks:4} weeks, {sent:4} broadcasts: {again * 1000:6.0f} ms (first {first * 1000:.0f} ms){growth}")
        before = again


if __name__ == "__main__":
    main()
