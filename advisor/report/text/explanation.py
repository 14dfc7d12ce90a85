"""An explanation as text: the sentence, the reasons with what is required and given, the whole tree of every rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from advisor.advice.parts.explanation import AccountExplained, Explanation, Requirement, RuleWeighed, Weighed
from advisor.report.spoken import (
    LEVELS,
    YES_OR_NO,
    Spoken,
    aside,
    commas,
    dashed,
    first_capital,
    semicolons,
    sentences,
    titled,
)
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.report.text.sources import cited, sources_listed
from advisor.report.wording import Marks
from advisor.words import say

TRUTH = YES_OR_NO
JOIN = Spoken[str](lambda: {"all": say("All of these:"), "any": say("One of these:")})
WANTED = Spoken[str](
    lambda: {
        "open": say("What would have to be otherwise"),
        "decided": say("What it waits for"),
        "in the mix": say("What keeps it out of the mix"),
    }
)
STATUS = Spoken[str](lambda: {"open": say("opens"), "conditional": say("opens after steps"), "closed": say("closes")})


def explanation_text(explained: Explanation | AccountExplained) -> str:
    """One account by one route, or by all its routes, as deep as the explanation goes."""
    marks = Marks(explained)
    if isinstance(explained, AccountExplained):
        lines = [*heading(explained.name), *paragraph(explained.sentence)]
        for route in explained.routes:
            lines += _route(route, marks)
    else:
        lines = list(_route(explained, marks))
    return page([*lines, "", *paragraph(say("As of {day}.", day=explained.as_of)), *sources_listed(explained.sources)])


def _route(explained: Explanation, marks: Marks) -> Iterator[str]:
    yield from heading(explained.name)
    yield from paragraph(explained.sentence)
    if explained.reasons:
        yield from _titled(say("Which rules decide"))
        for rule in explained.reasons:
            yield from _reason(rule, marks)
            for leaf in _leaves(rule.condition):
                yield from item(_said(leaf, marks), mark=titled(first_capital(TRUTH[leaf.truth]), ""), indent=2)
    if explained.mix_reasons:
        yield from _titled(say("Its place in the mix"))
        for told in explained.mix_reasons:
            yield from item(cited(told.text, told, marks))
    if explained.rests_on:
        yield from _titled(say("These answers alone give the verdict; none can be left out"))
        for given in explained.rests_on:
            yield from item(dashed(given.label, given.answer))
    if explained.why_not is not None:
        yield from _titled(WANTED[explained.wanted])
        yield from _requirement(explained.why_not, indent=0)
    if explained.rules:
        yield from _titled(say("Every rule in force (> marks what decides)"))
        for rule in explained.rules:
            yield from _rule(rule, marks)


def _titled(title: str) -> Iterator[str]:
    yield ""
    yield from paragraph(titled(title, "").rstrip())


def _reason(rule: RuleWeighed, marks: Marks) -> Iterator[str]:
    yield from item(titled(first_capital(STATUS[rule.status]), cited(rule.text, rule, marks)))
    told = say("Rule {id}; confidence {level}", id=rule.id, level=LEVELS[rule.confidence])
    yield from paragraph(say("{sentence}.", sentence=semicolons([told, *_beaten(rule)])), indent=2)


def _leaves(part: Weighed) -> Iterator[Weighed]:
    """The parts that look at an answer or a fact."""
    if part.label and not part.parts:
        yield part
    for inner in part.parts:
        yield from _leaves(inner)


def _beaten(rule: RuleWeighed) -> Iterator[str]:
    if rule.beats:
        yield say("beats {rules}", rules=commas(rule.beats))
    if rule.defeated_by:
        yield say("beaten by {rules}", rules=commas(rule.defeated_by))


def _requirement(needed: Requirement, *, indent: int) -> Iterator[str]:
    if needed.join:
        label = say("{sentence}.", sentence=needed.label) if needed.label else ""
        yield from item(sentences(label, JOIN[needed.join]), indent=indent)
        for part in needed.parts:
            yield from _requirement(part, indent=indent + 2)
        return
    yield from item(needed.label or say("For everybody"), indent=indent)
    if needed.required or needed.given:
        said = say("required: {required}", required=needed.required or say("nothing it could meet"))
        if needed.given:
            said = semicolons((said, _given(needed)))
        yield from paragraph(aside(said, "" if needed.changeable else say("no answer changes this")), indent=indent + 2)


def _given(part: Requirement | Weighed) -> str:
    return aside(say("given: {given}", given=part.given), _days(part.from_, part.until))


def _days(first: date | None, last: date | None) -> str:
    """The days on which something holds; empty where no day is known."""
    if first is None:
        return "" if last is None else say("until {day}", day=last)
    return (
        say("from {first}", first=first) if last is None else say("from {first} until {last}", first=first, last=last)
    )


def _rule(rule: RuleWeighed, marks: Marks) -> Iterator[str]:
    said = aside(dashed(rule.id, STATUS[rule.status]), _days(rule.from_, rule.until))
    yield from item(said, mark="> " if rule.decides else "- ")
    yield from paragraph(cited(rule.text, rule, marks), indent=2)
    holds = [say("Holds: {answer}", answer=TRUTH[rule.holds])]
    if rule.holds != rule.stands:
        holds.append(say("after the rules that beat it: {answer}", answer=TRUTH[rule.stands]))
    yield from paragraph(say("{sentence}.", sentence=semicolons([*holds, *_beaten(rule)])), indent=2)
    yield from _weighed(rule.condition, marks, indent=4, decides=rule.decides)


def _weighed(part: Weighed, marks: Marks, *, indent: int, decides: bool) -> Iterator[str]:
    mark = "> " if decides and part.decides else "- "
    yield from item(dashed(_said(part, marks), TRUTH[part.truth]), mark=mark, indent=indent)
    for inner in part.parts:
        yield from _weighed(inner, marks, indent=indent + 2, decides=decides)


def _said(part: Weighed, marks: Marks) -> str:
    """A part of a condition in a line."""
    joins = {"all": say("all of these"), "any": say("one of these"), "not": say("not so")}
    if part.kind in joins or part.kind == "term":
        return joins.get(part.kind, part.label)
    numbers = marks.numbered(part.sources)
    sources = f" [{', '.join(map(str, numbers))}]" if numbers else ""
    required = say("Required: {required}", required=part.required)
    if part.label:
        required = say("{label} Required: {required}", label=part.label, required=part.required)
    return semicolons((required, f"{_given(part)}{sources}")) if part.given else required
