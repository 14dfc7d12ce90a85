"""What a step costs a client on a date: the knowledge base's own band or a dated fact, and what is not known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.advice.speak import cited, fill, judged
from advisor.knowledge.models import Money, OtherCost, Step
from advisor.logic.situation import Situation, shown_number
from advisor.logic.truth import Truth


@dataclass(frozen=True)
class Price:
    """What a step costs. `amount` is in yuan, None where no figure is known; `sources` are those of the facts used.

    `every_year` is None where that is not known; `open` says in words what the amount leaves open, `notes` the rest.
    """

    amount: Money | None
    every_year: bool | None
    notes: tuple[str, ...]
    open: tuple[str, ...]
    sources: tuple[str, ...]


def price_of(situation: Situation, step: Step) -> Price:
    """The price of a step: a range over every cost that may apply with what is known of the client."""
    parts = tuple(_applying(step, _truths(situation, step)))
    amount, every_year = amount_of(situation, step), _every_year(situation, step)
    said = [step.cost_note or "", *(part.note for part in parts if isinstance(part, OtherCost))]
    said += [_how_it_came_about(situation, part.cost_fact) for part in parts if part.cost_fact is not None]
    left = [step.cost_open or ""]
    if every_year is None:
        left.append(judged(situation, "cost.every_year_not_known").text)
    if amount is None and not any((*said, *left)):
        left.append(judged(situation, "cost.no_figure").text)
    windows = [situation.fact(part.cost_fact) for part in parts if part.cost_fact is not None]
    return Price(
        amount=amount,
        every_year=every_year,
        notes=tuple(fill(situation, text) for text in dict.fromkeys(said) if text),
        open=tuple(fill(situation, text) for text in left if text),
        sources=tuple(dict.fromkeys(source for window in windows if window for source in cited(window))),
    )


def amount_of(situation: Situation, step: Step) -> Money | None:
    """What a step costs in yuan: the range over every cost that may apply, None where one of them is not known."""
    return _over(_figure(situation, part) for part in _applying(step, _truths(situation, step)))


def amount_between(situation: Situation, step: Step, truths: Sequence[Truth], *, settled: bool) -> tuple[float, float]:
    """Between which numbers the middle of the step's cost lies, a cost not known counted as nothing.

    `truths` are those of the conditions of `cost_unless`. Unless they are `settled`, None leaves open which way an
    answer will turn out; once they are, both numbers are the same.
    """
    amounts = [_figure(situation, part) for part in _applying(step, truths)]
    spanned = _over(amounts)
    if settled:
        middle = (spanned.min + spanned.max) / 2 if spanned else 0.0
        return middle, middle
    return spanned.min if spanned else 0.0, max((amount.max for amount in amounts if amount), default=0.0)


def _over(amounts: Iterable[Money | None]) -> Money | None:
    """The range that spans all amounts; None where one of them is not known."""
    found = list(amounts)
    known = [amount for amount in found if amount is not None]
    if len(known) < len(found):
        return None
    return Money(min=min(one.min for one in known), max=max(one.max for one in known))


def _truths(situation: Situation, step: Step) -> tuple[Truth, ...]:
    return tuple(situation.truth(other.when) for other in step.cost_unless)


def _applying(step: Step, truths: Sequence[Truth]) -> Iterator[Step | OtherCost]:
    """Each cost that may apply: those that perhaps do or that an answer leaves open, up to the first that does."""
    for other, truth in zip(step.cost_unless, truths, strict=True):
        if truth is not False:
            yield other
        if truth is True and not other.perhaps:
            return
    yield step


def _figure(situation: Situation, part: Step | OtherCost) -> Money | None:
    """The amount in yuan; one stated in US dollars is converted at the planning rate, to whole yuan."""
    if part.cost_fact is None:
        return part.cost_cny
    value = _stated(situation, part.cost_fact)
    if value is None:
        return None
    if _in_dollars(situation, part.cost_fact):
        value = float(round(value * situation.knowledge.meta.cny_per_usd))
    return Money(min=value, max=value)


def _how_it_came_about(situation: Situation, fact: str) -> str:
    value = _stated(situation, fact)
    if value is None:
        return judged(situation, "cost.not_known_then", date=situation.as_of.isoformat()).text
    if not _in_dollars(situation, fact):
        return ""
    rate = situation.knowledge.meta.cny_per_usd
    return judged(situation, "cost.converted", usd=shown_number(value), rate=shown_number(rate)).text


def _stated(situation: Situation, fact: str) -> float | None:
    window = situation.fact(fact)
    return window.value if window is not None and isinstance(window.value, (int, float)) else None


def _in_dollars(situation: Situation, fact: str) -> bool:
    return situation.knowledge.fact[fact].currency == "USD"


def _every_year(situation: Situation, step: Step) -> bool | None:
    if step.yearly_fact is None:
        return step.yearly
    window = situation.fact(step.yearly_fact)
    return window.value if window is not None and isinstance(window.value, bool) else None
