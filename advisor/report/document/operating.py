"""The rules of daily work, from the facts in force: quotas, windows, and what never to promise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from advisor.advice.model import Advice, CitedSource
from advisor.advice.validity import cited_sources
from advisor.knowledge.models import Fact, Knowledge, OperatingFact
from advisor.knowledge.models.facts import ValueWindow
from advisor.knowledge.models.operating import REFUSED
from advisor.logic.situation import Situation, shown_number
from advisor.report.marks import stated
from advisor.report.wording import Marks, Names, day, listed
from advisor.words import say


@dataclass(frozen=True)
class InForce:
    """A fact with the accounts of the mix it counts for, and its value on the day asked for, if any is known."""

    fact: Fact
    accounts: tuple[str, ...]
    window: ValueWindow | None

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that the value rests on."""
        return tuple(each.source for each in self.window.sources) if self.window else ()


@dataclass(frozen=True)
class Operating:
    """What to keep to and what never to promise, on the day of the advice."""

    kept: tuple[InForce, ...]
    never: tuple[InForce, ...]

    def sources(self, advice: Advice, knowledge: Knowledge) -> tuple[CitedSource, ...]:
        """The sources of these facts that the advice itself does not cite, in the order of the facts."""
        own = {source.id for source in advice.sources}
        further = [ident for each in (*self.kept, *self.never) for ident in each.sources if ident not in own]
        return cited_sources(Situation(knowledge, {}, as_of=advice.as_of), further)


def in_force(advice: Advice, knowledge: Knowledge) -> Operating:
    """The rules for the accounts of the mix.

    Quotas of broadcasts that the plan keeps are left out: they are told with the plan's own windows. A fact without a
    value that day is told only among what never to promise.
    """
    rules, told = knowledge.operating, _of_quotas(advice, knowledge)
    kept = [each for each in _found(rules.keep, advice, knowledge) if each.window and each.fact.id not in told]
    never = [each for each in _found(rules.never_promise, advice, knowledge) if _is_refused(each.window)]
    return Operating(kept=tuple(kept), never=tuple(never))


def _of_quotas(advice: Advice, knowledge: Knowledge) -> frozenset[str]:
    """The facts that the plan's own windows of quotas tell."""
    planned = {window.account for window in advice.cadence.quotas}
    quotas = [account.quota for account in knowledge.accounts if account.quota and account.id in planned]
    return frozenset(name for quota in quotas for name in (quota.fact, quota.articles_fact))


def _is_refused(window: ValueWindow | None) -> bool:
    return window is None or window.value is False or window.value in REFUSED


def _found(entries: Iterable[OperatingFact], advice: Advice, knowledge: Knowledge) -> Iterable[InForce]:
    for entry in entries:
        accounts = [
            placed.account
            for placed in advice.mix
            if placed.account in entry.accounts and (not entry.routes or placed.route in entry.routes)
        ]
        if accounts:
            fact = knowledge.fact[entry.fact]
            yield InForce(fact, tuple(dict.fromkeys(accounts)), fact.on(advice.as_of))


def operating(found: Operating, names: Names, marks: Marks) -> dict[str, Any]:
    """The section on daily work."""
    return {
        "kept": [_rule(each, names, marks) for each in found.kept],
        "never": [_rule(each, names, marks) for each in found.never],
    }


def _rule(each: InForce, names: Names, marks: Marks) -> dict[str, Any]:
    window = each.window
    return {
        "accounts": listed(names.account(account) for account in each.accounts),
        "value": say("not established") if window is None else shown_number(window.value),
        "unit": _unit(each),
        "since": _since(window),
        "good_until": day(_last_day(window)) if window else "–",
        "confidence": window.confidence if window else "",
        "known": window is not None,
        **(marks.resting_on(each.sources, each.fact.title) if window else stated(each.fact.title, "not_established")),
    }


def _unit(each: InForce) -> str:
    if each.window is None or isinstance(each.window.value, (bool, str)):
        return ""
    return each.fact.unit or ""


def _since(window: ValueWindow | None) -> str:
    if window is None or window.from_ is None:
        return "–"
    since = day(window.from_)
    return say("about {day}", day=since) if window.start == "approximate" else since


def _last_day(window: ValueWindow) -> date:
    """The day after which the value is to be checked again: its end, or its next review."""
    return window.to - timedelta(days=1) if window.to else window.review_by
