"""How the mix was chosen, as text: the criteria, the runner-up, what decides, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.advice.model import Advice, Placed
from advisor.advice.parts.certificate import Certificate, LimitFound, Rival
from advisor.report.telling import proof
from advisor.report.telling.mixes import apart, lead_in_words, mix_named
from advisor.report.text.lines import heading, item, paragraph, table
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, decimals


def proof_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """The criteria and what came of them; the next best mixes."""
    if advice.scores:
        yield from heading("How the mix was chosen")
        yield from table(
            ("Value", "Weight", "Criterion"),
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
        yield from heading("The runner-up")
        yield from _rival(found.runner_up, advice, names)


def _rival(rival: Rival, advice: Advice, names: Names) -> Iterator[str]:
    yield from item(f"{mix_named(rival.mix, names)}; score {decimals(rival.score)}", mark="* ")
    for word, said in (
        ("Against this mix it", f"{apart(rival.mix, advice.mix, names)}. {proof.missed(rival)}"),
        ("Gains:", _joined(rival.gains, [lead_in_words(lead) for lead in rival.ahead], names)),
        ("Loses:", _joined(rival.loses, [lead_in_words(lead) for lead in rival.behind], names)),
    ):
        yield from item(f"{word} {said}".rstrip(), indent=2)


def _joined(needs: Sequence[str], measures: Sequence[str], names: Names) -> str:
    return "; ".join([*(names.need(need) for need in needs), *measures]) or "nothing"


def _firmness(advice: Advice, names: Names) -> Iterator[str]:
    if advice.robustness is None:
        return
    yield from heading("How firmly the mix stands")
    yield from paragraph(proof.share_said(advice.robustness))
    if not advice.robustness.rivals:
        return
    yield from paragraph(proof.CAVEAT)
    yield ""
    yield from table(
        ("Weight", "Stands for", "Criterion, and what takes over beyond (the other weights as they are)"),
        [
            (row.weight, row.stands, ": ".join([row.title, *(["; ".join(row.beyond)] if row.beyond else [])]))
            for row in proof.ranges(advice, names)
        ],
    )


def _limits(found: Certificate, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if not found.limits:
        return
    yield from heading("Which of your limits decide")
    for limit in found.limits:
        yield from item(f"{limit.title}: {proof.LIMIT_STATES[limit.state]}")
        if limit.state == "binds":
            yield from _binding(limit, advice, names, marks)


def _binding(limit: LimitFound, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    for reason in limit.reasons:
        yield from paragraph(cited(reason.text, reason, marks), indent=2)
    yield from paragraph(f"The best mix then {apart(limit.mix, advice.mix, names)}.", indent=2)
    for word, idents in (("It would meet besides", limit.gains), ("It would no longer meet", limit.loses)):
        if idents:
            yield from paragraph(f"{word}: {_joined(idents, (), names)}.", indent=2)
    if limit.lifted:
        questions = "; ".join(names.question(question) for question in limit.lifted)
        yield from paragraph(f"Set by your answers to: {questions}", indent=2)


def _alternatives(advice: Advice, names: Names) -> Iterator[str]:
    if not advice.alternatives:
        return
    yield from heading("The next best mixes")
    for other in advice.alternatives:
        yield from item(f"{_mixed(other.mix, names)}; score {other.score:.3f}", mark="* ")
        for word, idents in (("Gains", other.gains), ("Loses", other.loses)):
            if idents:
                yield from item(f"{word}: {'; '.join(names.measured(ident) for ident in idents)}", indent=2)


def _mixed(mix: Sequence[Placed], names: Names) -> str:
    return "; ".join(f"{names.account(one.account)}: {names.route(one.route)} ({one.role})" for one in mix)


def _ties_and_dominated(found: Certificate, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if found.ties:
        yield from heading("Mixes exactly as good")
    for tie in found.ties:
        yield from _rival(tie.rival, advice, names)
        yield from item(cited(tie.reason.text, tie.reason, marks), indent=2)
    if found.dominated_near:
        yield from heading("Mixes that no weights could put first, one account away")
    for one in found.dominated_near:
        worse = "; ".join([*(names.need(need) for need in one.loses), *(lead.title for lead in one.behind)])
        yield from item(f"{proof.CHANGES[one.change]}: {apart(one.mix, advice.mix, names)}; worse in: {worse}")
    if (more := found.dominated_near_total - len(found.dominated_near)) > 0:
        yield from paragraph(f"… and {more} more.")
