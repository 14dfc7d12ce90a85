"""How the mix was chosen, as text: the criteria, the runner-up, what decides, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.advice.model import Advice, Placed
from advisor.advice.parts.certificate import Certificate, LimitFound, Rival
from advisor.report.spoken import ROLES, aside, semicolons, sentences, titled
from advisor.report.telling import proof
from advisor.report.telling.mixes import apart, lead_in_words, mix_named
from advisor.report.text.lines import heading, item, paragraph, table
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, decimals
from advisor.words import say


def proof_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """The criteria and what came of them; the next best mixes."""
    if advice.scores:
        yield from heading(say("How the mix was chosen"))
        yield from table(
            (say("Value"), say("Weight"), say("Criterion")),
            [(f"{score.value:.2f}", f"{score.weight:g}", score.title) for score in advice.scores],
        )
    if advice.certificate is not None:
        yield from _compared(advice.certificate, advice, names)
    yield from _firmness(advice, names)
    if advice.certificate is not None:
        yield from _limits(advice.certificate, advice, names, marks)
    yield from _alternatives(advice, names)
    if advice.certificate is not None:
        yield from _ties_and_dominated(advice.certificate, advice, names, marks)


def _compared(found: Certificate, advice: Advice, names: Names) -> Iterator[str]:
    yield ""
    yield from paragraph(proof.compared(found))
    if found.runner_up is not None:
        yield from heading(say("The runner-up"))
        yield from _rival(found.runner_up, advice, names)


def _rival(rival: Rival, advice: Advice, names: Names) -> Iterator[str]:
    score = say("{mix}; score {score}", mix=mix_named(rival.mix, names), score=decimals(rival.score))
    yield from item(score, mark="* ")
    against = say("Against this mix it {apart}.", apart=apart(rival.mix, advice.mix, names))
    gains = _joined(rival.gains, [lead_in_words(lead) for lead in rival.ahead], names)
    loses = _joined(rival.loses, [lead_in_words(lead) for lead in rival.behind], names)
    for said in (
        sentences(against, proof.missed(rival)),
        say("Gains: {needs}", needs=gains),
        say("Loses: {needs}", needs=loses),
    ):
        yield from item(said, indent=2)


def _joined(needs: Sequence[str], measures: Sequence[str], names: Names) -> str:
    return semicolons([*(names.need(need) for need in needs), *measures]) or say("nothing")


def _firmness(advice: Advice, names: Names) -> Iterator[str]:
    if advice.robustness is None:
        return
    yield from heading(say("How firmly the mix stands"))
    yield from paragraph(proof.share_said(advice.robustness))
    if not advice.robustness.rivals:
        return
    yield from paragraph(proof.caveat())
    yield ""
    yield from table(
        (
            say("Weight"),
            say("Stands for"),
            say("Criterion, and what takes over beyond (the other weights as they are)"),
        ),
        [
            (row.weight, row.stands, titled(row.title, semicolons(row.beyond)) if row.beyond else row.title)
            for row in proof.ranges(advice, names)
        ],
    )


def _limits(found: Certificate, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if not found.limits:
        return
    yield from heading(say("Which of your limits decide"))
    for limit in found.limits:
        yield from item(titled(limit.title, proof.limit_state(limit.state)))
        if limit.state == "binds":
            yield from _binding(limit, advice, names, marks)


def _binding(limit: LimitFound, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    for reason in limit.reasons:
        yield from paragraph(cited(reason.text, reason, marks), indent=2)
    yield from paragraph(say("The best mix then {apart}.", apart=apart(limit.mix, advice.mix, names)), indent=2)
    if limit.gains:
        needs = _joined(limit.gains, (), names)
        yield from paragraph(say("It would meet besides: {needs}.", needs=needs), indent=2)
    if limit.loses:
        needs = _joined(limit.loses, (), names)
        yield from paragraph(say("It would no longer meet: {needs}.", needs=needs), indent=2)
    if limit.lifted:
        questions = semicolons(map(names.question, limit.lifted))
        yield from paragraph(say("Set by your answers to: {questions}", questions=questions), indent=2)


def _alternatives(advice: Advice, names: Names) -> Iterator[str]:
    if not advice.alternatives:
        return
    yield from heading(say("The next best mixes"))
    for other in advice.alternatives:
        score = say("{mix}; score {score}", mix=_mixed(other.mix, names), score=f"{other.score:.3f}")
        yield from item(score, mark="* ")
        if other.gains:
            yield from item(say("Gains: {needs}", needs=semicolons(map(names.measured, other.gains))), indent=2)
        if other.loses:
            yield from item(say("Loses: {needs}", needs=semicolons(map(names.measured, other.loses))), indent=2)


def _mixed(mix: Sequence[Placed], names: Names) -> str:
    return semicolons(aside(titled(names.account(one.account), names.route(one.route)), ROLES[one.role]) for one in mix)


def _ties_and_dominated(found: Certificate, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if found.ties:
        yield from heading(say("Mixes exactly as good"))
    for tie in found.ties:
        yield from _rival(tie.rival, advice, names)
        yield from item(cited(tie.reason.text, tie.reason, marks), indent=2)
    if found.dominated_near:
        yield from heading(say("Mixes that no weights could put first, one account away"))
    for one in found.dominated_near:
        yield from item(
            say(
                "{change}: {apart}; worse in: {needs}",
                change=proof.change_named(one.change),
                apart=apart(one.mix, advice.mix, names),
                needs=semicolons([*map(names.need, one.loses), *(lead.title for lead in one.behind)]),
            )
        )
    if (more := found.dominated_near_total - len(found.dominated_near)) > 0:
        yield from paragraph(say("… and {number} more.", number=more))
