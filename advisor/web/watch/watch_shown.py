"""A case whose advice changed, on screen: how grave it is, what changed, and what did it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from advisor.cases.client_note import titled
from advisor.cases.listing import Line
from advisor.cases.watch import SEVERITIES, Moved, Rated, Severity
from advisor.knowledge.models import Knowledge
from advisor.report.spoken import Spoken, first_capital, sentences
from advisor.report.wording import day, listed
from advisor.web.markup import Content, Markup, bullets, filled, joined, more, tag, typed
from advisor.words import say, say_count

AT_ONCE, MOST_IDS = 4, 8
WORDS: Mapping[str, str] = Spoken(
    lambda: {"high": say("Grave"), "medium": say("Of weight"), "low": say("Slight")},
)
MEANT: Mapping[str, str] = Spoken(
    lambda: {
        "high": say("it touches what is advised"),
        "medium": say("plan, costs or what is open"),
        "low": say("details"),
    }
)
SIGNS: Final[Mapping[str, str]] = {"high": "▲", "medium": "◆", "low": "●"}


def named(line: Line) -> str:
    """What a case is called, as its label says, or its client."""
    return line.label or line.client or say("No client named yet")


def badge(severity: Severity) -> Markup:
    """How grave it is, by a sign, a word and a colour."""
    sign = tag("span", SIGNS[severity], aria_hidden="true")
    return tag("span", sign, " ", WORDS[severity], class_=f"badge {severity}")


def summary(numbers: Mapping[Severity, int], *, unmoved: int, all_: int) -> Markup:
    """How many cases of all that could be compared moved, and how gravely."""
    moved = sum(numbers.values())
    if not moved:
        told = say_count(
            unmoved,
            "The advice on {number} case is as it was kept.",
            "The advice on {number} cases is as it was kept.",
        )
        return tag("p", tag("span", "✓", aria_hidden="true"), " ", told, class_="watch-sum good")
    told = say_count(
        moved,
        "The advice on {number} case has changed since it was kept.",
        "The advice on {number} cases has changed since it was kept.",
    )
    badges = (
        joined([badge(severity), " ", str(numbers[severity]), " ", tag("span", MEANT[severity])])
        for severity in SEVERITIES
        if numbers[severity]
    )
    rest = say_count(unmoved, "{number} is as it was.", "{number} are as they were.") if unmoved else ""
    of = say_count(all_, "{number} active case was looked at.", "{number} active cases were looked at.")
    return joined(
        [
            tag("p", tag("strong", told), class_="watch-sum"),
            bullets(badges, class_="plain watch-kinds"),
            tag("p", sentences(of, rest), class_="quiet"),
        ]
    )


def case_shown(name: str, case: Moved, knowledge: Knowledge) -> Markup:
    """One case: what it is called, how grave it is, what changed."""
    dates = say("Advice of {then}, rules of {now}.", then=day(case.advised_on), now=day(case.as_of))
    client = case.client if case.client and case.client != name else ""
    shown, folded = case.changes[:AT_ONCE], case.changes[AT_ONCE:]
    unfit = [_question(ident, knowledge) for ident in case.unfit]
    rest = say_count(len(folded), "and {number} more change", "and {number} more changes")
    return tag(
        "section",
        tag("h2", typed(name), class_="small"),
        tag("p", badge(case.severity), " ", tag("span", dates, class_="quiet")),
        tag("p", say("Client: "), typed(client), class_="quiet") if client else None,
        tag("p", say("To be asked again: {questions}.", questions=listed(unfit))) if unfit else None,
        bullets((_change(found, knowledge) for found in shown), class_="plain"),
        more(rest, bullets((_change(found, knowledge) for found in folded), class_="plain")) if folded else None,
        class_="watched-case",
        aria_label=name,
    )


def _question(ident: str, knowledge: Knowledge) -> str:
    question = knowledge.question.get(ident)
    return question.label if question else ident


def _change(found: Rated, knowledge: Knowledge) -> Markup:
    change = found.change
    told = filled(
        say("{title}: so far {before}, now {after}."),
        title=tag("strong", first_capital(titled(found))),
        before=change.was,
        after=tag("strong", change.now),
    )
    sign = tag("span", SIGNS[found.severity], class_=f"sign {found.severity}", aria_hidden="true")
    word = tag("span", WORDS[found.severity], class_="visually-hidden")
    lines = (tag("span", line, class_="quiet block") for line in _causes(found, knowledge))
    return joined([sign, " ", word, " ", told, *lines])


def _causes(found: Rated, knowledge: Knowledge) -> Iterator[Content]:
    yield from found.because
    for text in found.no_longer:
        yield say("No longer: {text}", text=text)
    change = found.change
    sure = found.edited if found.surely else ()
    causes = list(dict.fromkeys((*change.rules, *change.facts, *sure)))
    if causes:
        yield filled(say("by {causes}"), causes=_ids(causes, knowledge))
    elif found.edited:
        yield filled(say("by something among what was edited: {causes}"), causes=_ids(found.edited, knowledge))
    if found.cause == "time":
        yield say("by time alone: the knowledge base knew it before")


def _ids(idents: Sequence[str], knowledge: Knowledge) -> Markup:
    """The ids of what did it; a fact by its title too."""
    parts: list[Content] = []
    for ident in idents[:MOST_IDS]:
        fact = knowledge.fact.get(ident)
        parts.append(joined([fact.title, " ", tag("code", ident)]) if fact else tag("code", ident))
    rest = [f"… (+{len(idents) - MOST_IDS})"] if len(idents) > MOST_IDS else []
    return joined([*parts, *rest], by=" · ")
