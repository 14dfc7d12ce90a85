"""A comparison on screen: both mixes, what differs in answers and choices, what differs in the advice and because of
what, and what happened in between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from advisor.advice.model import Advice
from advisor.advice.parts.comparison import Change, Comparison, Dated
from advisor.report.comparison_words import TOPICS, differing
from advisor.report.fact_in_time import said_in_words
from advisor.report.spoken import ROLES, aside, first_capital, titled
from advisor.report.wording import Names, days_in_words
from advisor.web.compare.compare_causes import Causes
from advisor.web.compare.compare_table import side_by_side
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, tag
from advisor.words import say, say_count

FOLDED = frozenset({"roadmap", "cadence", "risk", "outside", "unlock"})
LONG = frozenset({"risk", "outside"})
MOST_BORNE = 3


def summary(found: Comparison, *, both: tuple[Advice, Advice], names: Names) -> Markup:
    """Whether anything differs, and the two mixes side by side."""
    parts = [tag("h2", say("In short")), *(tag("p", sentence) for sentence in differing(found))]
    if found.same:
        said = say("Nothing differs: the advice is the same in everything that is compared.")
        return joined([*parts, tag("p", tag("strong", said))])
    sizes = " · ".join(titled(TOPICS[topic], f"{len([*group])}") for topic, group in _by_topic(found))
    if any(change.topic == "mix" for change in found.changes):
        told = say_count(
            len(found.changes),
            "The mix differs. {number} difference in the whole advice.",
            "The mix differs. {number} differences in the whole advice.",
        )
    else:
        told = say_count(
            len(found.changes),
            "The mix is the same. {number} difference in the whole advice.",
            "The mix is the same. {number} differences in the whole advice.",
        )
    rows = [tuple(bullets(_mix(advice, names), class_="plain") or say("No account") for advice in both)]
    return joined(
        [
            *parts,
            tag("p", tag("strong", told)),
            tag("p", sizes, class_="quiet"),
            side_by_side(labels(found), rows, name=say("Both mixes"), widths=(50, 50)),
        ]
    )


def labels(found: Comparison) -> tuple[str, str]:
    """What the two sides are called at the head of a column."""
    return first_capital(found.before.label), first_capital(found.after.label)


def _mix(advice: Advice, names: Names) -> Iterable[Markup]:
    for placed in advice.mix:
        words = aside(names.route(placed.route), ROLES[placed.role])
        yield joined([tag("strong", names.account(placed.account)), tag("br"), tag("span", words, class_="quiet")])


def _by_topic(found: Comparison) -> Iterable[tuple[str, Iterable[Change]]]:
    return groupby(found.changes, key=lambda change: change.topic)


def given(found: Comparison) -> Markup:
    """The answers and the choices that differ."""
    parts: list[Markup] = []
    if found.answers:
        rows = (
            (row.label, _said(row.before, counted=row.before_counted), _said(row.after, counted=row.after_counted))
            for row in found.answers
        )
        title = say("Answers that differ")
        body = side_by_side((say("Question"), *labels(found)), rows, name=title, widths=(40, 30, 30))
        parts += [tag("h2", title), body]
    if found.choices:
        chosen = ((row.title, first_capital(row.before), first_capital(row.after)) for row in found.choices)
        title = say("Choices that differ")
        body = side_by_side((say("Chosen by the user"), *labels(found)), chosen, name=title, widths=(40, 30, 30))
        parts += [tag("h2", title), body]
    return joined(parts)


def _said(text: str, *, counted: bool) -> Markup:
    note = None if counted else tag("span", say(" (not asked for on this side)"), class_="quiet")
    return joined([first_capital(text), note])


def advised(found: Comparison, causes: Causes) -> Markup:
    """What differs in the advice, by topic. Long lists of details are folded."""
    if found.same:
        return EMPTY
    parts: list[Markup] = [tag("h2", say("What differs in the advice, and because of what"))]
    for topic, group in _by_topic(found):
        changes = list(group)
        body = _changes(changes, found, causes, named=TOPICS[topic])
        if topic in FOLDED:
            said = say_count(
                len(changes), "{topic}: {number} difference", "{topic}: {number} differences", topic=TOPICS[topic]
            )
            parts.append(more(said, body))
        else:
            parts += [tag("h3", TOPICS[topic]), body]
    return joined(parts)


def _changes(changes: Sequence[Change], found: Comparison, causes: Causes, *, named: str) -> Markup:
    rows = (
        (
            tag("strong", first_capital(change.title)),
            first_capital(days_in_words(change.was)),
            first_capital(days_in_words(change.now)),
            causes.of(change),
        )
        for change in changes
    )
    return side_by_side((say("What"), *labels(found), say("Because of")), rows, name=named, widths=(22, 20, 20, 38))


def happened(found: Comparison, causes: Causes) -> Markup:
    """The rules and facts that began, ended or changed between two dates: those with a part in it first."""
    if not found.dated:
        return EMPTY
    bearing = [row for row in found.dated if row.bears_on]
    rest = [row for row in found.dated if not row.bears_on]
    told = say_count(
        len(found.dated),
        "{number} rule or fact began, ended or changed; {bearing} of them have a part in the differences above.",
        "{number} rules and facts began, ended or changed; {bearing} of them have a part in the differences above.",
        bearing=len(bearing),
    )
    parts = [tag("h2", say("What happened in between")), tag("p", told)]
    event = (say("When"), say("Rule or fact"), say("Before"), say("From then on"))
    if bearing:
        rows = ((*_event(row, causes.cites.said(row.text, row)), bullets(_part_in(row, found))) for row in bearing)
        head, name = (*event, say("Part in")), say("What had a part in it")
        parts.append(side_by_side(head, rows, name=name, widths=(13, 40, 13, 13, 21)))
    if rest:
        others = side_by_side(
            event, (_event(row, row.text) for row in rest), name=say("What had no part in it"), widths=(15, 55, 15, 15)
        )
        note = tag("p", say("Their sources stand on the Knowledge page."), class_="quiet")
        said = say_count(len(rest), "{number} other without a part in it", "{number} others without a part in it")
        parts.append(more(said, note, others))
    return joined(parts)


def _event(row: Dated, text: Content) -> tuple[Content, ...]:
    when = said_in_words(row.on.isoformat(), about=row.start == "approximate")
    return first_capital(when), text, first_capital(row.was), first_capital(row.became)


def _part_in(row: Dated, found: Comparison) -> list[str]:
    """The differences that it had a part in, each once; a risk or a sentence of advice goes by its topic."""
    changes = [change for change in found.changes if change.what in row.bears_on]
    told = [TOPICS[change.topic] if change.topic in LONG else first_capital(change.title) for change in changes]
    titles = list(dict.fromkeys(told))
    rest = len(titles) - MOST_BORNE
    if rest <= 0:
        return titles
    return [*titles[:MOST_BORNE], say_count(rest, "and {number} other", "and {number} others")]
