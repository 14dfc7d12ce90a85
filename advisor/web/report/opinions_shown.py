"""The consultant's opinions at the places they speak about: marked as such, beside the advice and never part of it."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.questionnaire.opinion import Opinion
from advisor.report.telling.opinions import subject, unnumbered
from advisor.report.wording import Names
from advisor.web.markup import Markup, joined, tag, typed
from advisor.words import say


def about_name(about: str, names: Names) -> str:
    """What an opinion is about, by name: the advice, an account, an account by a route, a need or a step."""
    return subject(Opinion.model_construct(about=about, says=""), names)


def spoken(opinions: Iterable[Opinion], *about: str) -> Markup:
    """The opinions about any of these; nothing where there are none."""
    return joined(opinion_shown(opinion) for opinion in opinions if opinion.about in about)


def opinion_shown(opinion: Opinion, *, title: str = "") -> Markup:
    """One opinion, what it speaks against and its rationale. Text stays text; `title` says what it is about."""
    badge = unnumbered(overrides=bool(opinion.instead_of))
    return tag(
        "div",
        tag("p", tag("span", badge, class_="badge consultant"), " ", tag("strong", title) if title else None),
        tag("p", typed(opinion.says)),
        _labelled(say("Instead of: "), opinion.instead_of),
        _labelled(say("Rationale: "), opinion.rationale),
        class_="opinion",
        role="note",
    )


def _labelled(words: str, text: str) -> Markup | None:
    return tag("p", tag("strong", words), typed(text)) if text else None
