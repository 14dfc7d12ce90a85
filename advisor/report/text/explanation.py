"""An explanation as text: the sentence, the reasons with what is required and given, the whole tree of every rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from advisor.advice.parts.explanation import AccountExplained, Explanation, Requirement, RuleWeighed, Weighed
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.report.text.sources import cited, sources_listed
from advisor.report.wording import Marks

TRUTH = {True: "yes", False: "no", None: "not known"}
JOIN = {"all": "All of these:", "any": "One of these:"}
WANTED = {
    "open": "What would have to be otherwise",
    "decided": "What it waits for",
    "in the mix": "What keeps it out of the mix",
}
STATUS = {"open": "opens", "conditional": "opens after steps", "closed": "closes"}


def explanation_text(explained: Explanation | AccountExplained) -> str:
    """One account by one route, or by all its routes, as deep as the explanation goes."""
    marks = Marks(explained)
    if isinstance(explained, AccountExplained):
        lines = [*heading(explained.name), *paragraph(explained.sentence)]
        for route in explained.routes:
            lines += _route(route, marks)
    else:
        lines = list(_route(explained, marks))
    return page([*lines, "", *paragraph(f"As of {explained.as_of}."), *sources_listed(explained.sources)])


def _route(explained: Explanation, marks: Marks) -> Iterator[str]:
    yield from heading(explained.name)
    yield from paragraph(explained.sentence)
    if explained.reasons:
        yield from _titled("Which rules decide")
        for rule in explained.reasons:
            yield from _reason(rule, marks)
            for leaf in _leaves(rule.condition):
                yield from item(_said(leaf, marks), mark=f"{TRUTH[leaf.truth].capitalize()}: ", indent=2)
    if explained.mix_reasons:
        yield from _titled("Its place in the mix")
        for told in explained.mix_reasons:
            yield from item(cited(told.text, told, marks))
    if explained.rests_on:
        yield from _titled("These answers alone give the verdict; none can be left out")
        for given in explained.rests_on:
            yield from item(f"{given.label} – {given.answer}")
    if explained.why_not is not None:
        yield from _titled(WANTED[explained.wanted])
        yield from _requirement(explained.why_not, indent=0)
    if explained.rules:
        yield from _titled("Every rule in force (> marks what decides)")
        for rule in explained.rules:
            yield from _rule(rule, marks)


def _titled(title: str) -> Iterator[str]:
    yield ""
    yield from paragraph(f"{title}:")


def _reason(rule: RuleWeighed, marks: Marks) -> Iterator[str]:
    yield from item(f"{STATUS[rule.status].capitalize()}: {cited(rule.text, rule, marks)}")
    yield from paragraph(f"Rule {rule.id}; confidence {rule.confidence}{_beaten(rule)}.", indent=2)


def _leaves(part: Weighed) -> Iterator[Weighed]:
    """The parts that look at an answer or a fact."""
    if part.label and not part.parts:
        yield part
    for inner in part.parts:
        yield from _leaves(inner)


def _beaten(rule: RuleWeighed) -> str:
    beats = f"; beats {', '.join(rule.beats)}" if rule.beats else ""
    return beats + (f"; beaten by {', '.join(rule.defeated_by)}" if rule.defeated_by else "")


def _requirement(needed: Requirement, *, indent: int) -> Iterator[str]:
    if needed.join:
        yield from item(f"{needed.label + '. ' if needed.label else ''}{JOIN[needed.join]}", indent=indent)
        for part in needed.parts:
            yield from _requirement(part, indent=indent + 2)
        return
    yield from item(needed.label or "For everybody", indent=indent)
    given = f"; given: {needed.given}{_days(needed.from_, needed.until)}" if needed.given else ""
    fixed = "" if needed.changeable else " (no answer changes this)"
    if needed.required or given:
        yield from paragraph(f"required: {needed.required or 'nothing it could meet'}{given}{fixed}", indent=indent + 2)


def _days(first: date | None, last: date | None) -> str:
    said = [f"{word} {day}" for word, day in (("from", first), ("until", last)) if day is not None]
    return f" ({' '.join(said)})" if said else ""


def _rule(rule: RuleWeighed, marks: Marks) -> Iterator[str]:
    yield from item(
        f"{rule.id} – {STATUS[rule.status]}{_days(rule.from_, rule.until)}", mark="> " if rule.decides else "- "
    )
    yield from paragraph(cited(rule.text, rule, marks), indent=2)
    stands = "" if rule.holds == rule.stands else f"; after the rules that beat it: {TRUTH[rule.stands]}"
    yield from paragraph(f"Holds: {TRUTH[rule.holds]}{stands}{_beaten(rule)}.", indent=2)
    yield from _weighed(rule.condition, marks, indent=4, decides=rule.decides)


def _weighed(part: Weighed, marks: Marks, *, indent: int, decides: bool) -> Iterator[str]:
    mark = "> " if decides and part.decides else "- "
    yield from item(f"{_said(part, marks)} – {TRUTH[part.truth]}", mark=mark, indent=indent)
    for inner in part.parts:
        yield from _weighed(inner, marks, indent=indent + 2, decides=decides)


def _said(part: Weighed, marks: Marks) -> str:
    """A part of a condition in a line."""
    joins = {"all": "all of these", "any": "one of these", "not": "not so"}
    if part.kind in joins or part.kind == "term":
        return joins.get(part.kind, part.label)
    numbers = marks.numbered(part.sources)
    sources = f" [{', '.join(map(str, numbers))}]" if numbers else ""
    given = f"; given: {part.given}{_days(part.from_, part.until)}{sources}" if part.given else ""
    label = f"{part.label} " if part.label else ""
    return f"{label}Required: {part.required}{given}"
