"""The consultant's opinions: numbered, named by what they speak about, and kept apart from the advice."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.advice.model import Advice
from advisor.questionnaire.opinion import GENERAL, Opinion
from advisor.report.wording import Names
from advisor.words import say, say_count


def intro() -> str:
    """What opinions are."""
    return say(
        "What follows is the consultant’s own view, with the reasons given for it. It alters no rule: everything else "
        "here is as it would be without it."
    )


def mark(number: int, opinion: Opinion) -> str:
    """What an opinion is marked with: `Consultant’s opinion 2, instead of the advice`."""
    if opinion.instead_of:
        return say("Consultant’s opinion {number}, instead of the advice", number=number)
    return say("Consultant’s opinion {number}", number=number)


def unnumbered(*, overrides: bool) -> str:
    """What an opinion is marked with where it has no number."""
    return say("Consultant’s opinion, instead of the advice") if overrides else say("Consultant’s opinion")


def subject(opinion: Opinion, names: Names) -> str:
    """What an opinion is about, by name."""
    about = opinion.about
    if about == GENERAL:
        return say("The whole advice")
    if "/" in about:
        return names.pair(about)
    if about in names.accounts:
        return names.account(about)
    if about in names.needs:
        return say("Need: {need}", need=names.need(about))
    return say("Step: {step}", step=names.step(about))


def numbers(advice: Advice, about: Iterable[str]) -> list[int]:
    """The numbers of the opinions about any of these ids."""
    wanted = set(about)
    return [number for number, opinion in enumerate(advice.opinions, 1) if opinion.about in wanted]


def counted(advice: Advice) -> str:
    """How many opinions there are, and how many of them speak against the advice; empty where there is none."""
    if not advice.opinions:
        return ""
    against = sum(bool(opinion.instead_of) for opinion in advice.opinions)
    if against:
        return say_count(
            len(advice.opinions),
            "The consultant adds {number} opinion, {against} of them instead of what the advice says",
            "The consultant adds {number} opinions, {against} of them instead of what the advice says",
            against=against,
        )
    return say_count(
        len(advice.opinions), "The consultant adds {number} opinion", "The consultant adds {number} opinions"
    )
