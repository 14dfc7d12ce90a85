"""An explanation on screen: the reasons with what is required and given, and the whole tree of every rule in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from advisor.advice.parts.explanation import Explanation, Requirement, RuleWeighed, Weighed
from advisor.report.spoken import YES_OR_NO, Spoken, first_capital, sentences
from advisor.report.telling.confidence import confidence_said
from advisor.report.wording import day, listed
from advisor.web.citations import Cites
from advisor.web.markup import Content, Markup, bullets, filled, joined, tag
from advisor.words import say

WANTED: Mapping[str, str] = Spoken(
    lambda: {
        "open": say("What would have to be otherwise"),
        "decided": say("What it waits for"),
        "in the mix": say("What keeps it out of the mix"),
    }
)
STATUS: Mapping[str, str] = Spoken(
    lambda: {"open": say("Opens"), "conditional": say("Opens after steps"), "closed": say("Closes")}
)
JOINS: Mapping[str, str] = Spoken(
    lambda: {"all": say("All of these:"), "any": say("One of these:"), "not": say("Not so:")}
)
MET: Mapping[bool | None, str] = Spoken(lambda: {True: say("Met"), False: say("Not met"), None: say("Not known")})
MET_BADGE = {True: "good", False: "closed", None: "unknown"}
STATUS_BADGE = {"open": "open", "conditional": "conditional", "closed": "closed"}


def reasons_shown(explained: Explanation, cites: Cites) -> Markup:
    """Which rules decide, the place in the mix, the answers it rests on, and what would have to be otherwise."""
    given = (
        filled(say("{question} – {answer}"), question=answer.label, answer=tag("strong", answer.answer))
        for answer in explained.rests_on
    )
    alone = say("These answers alone give the verdict; none can be left out")
    wanted = WANTED[explained.wanted] if explained.why_not else ""
    return joined(
        [
            _titled(
                say("Which rules decide"),
                bullets(_reason(rule, explained.reasons, cites) for rule in explained.reasons),
            ),
            _titled(
                say("Its place in the mix"), bullets(cites.said(told.text, told) for told in explained.mix_reasons)
            ),
            _titled(alone, bullets(given)),
            _titled(wanted, bullets([_requirement(explained.why_not)]) if explained.why_not else None),
        ]
    )


def tree_shown(explained: Explanation, cites: Cites) -> Markup:
    """Every rule in force with its whole condition, part by part: required, given, and whether it holds."""
    rules = (_rule(rule, explained.rules, cites) for rule in explained.rules)
    return joined(
        [tag("h4", say("Every rule in force")), tag("ol", *(tag("li", rule) for rule in rules), class_="tree")]
    )


def _titled(title: str, body: Markup | None) -> Markup | None:
    return joined([tag("h4", title), body]) if body else None


def _reason(rule: RuleWeighed, among: Sequence[RuleWeighed], cites: Cites) -> Markup:
    leaves = (joined([_truth(leaf.truth), " ", _said(leaf, cites)]) for leaf in _leaves(rule.condition))
    told = sentences(confidence_said(rule.confidence), _beaten(rule, among))
    return joined([_head(rule, cites), _quiet(told), bullets(leaves)])


def _rule(rule: RuleWeighed, among: Sequence[RuleWeighed], cites: Cites) -> Markup:
    days = _days(rule.from_, rule.until)
    told = (
        say("In force {days}.", days=days) if days else "",
        say("Holds: {truth}.", truth=YES_OR_NO[rule.holds]),
        ""
        if rule.holds == rule.stands
        else say("After the rules that beat it: {truth}.", truth=YES_OR_NO[rule.stands]),
        confidence_said(rule.confidence),
        _beaten(rule, among),
    )
    return joined(
        [_head(rule, cites), _quiet(sentences(*told)), bullets([_weighed(rule.condition, cites, decides=rule.decides)])]
    )


def _head(rule: RuleWeighed, cites: Cites) -> Markup:
    badge = tag("span", STATUS[rule.status], class_=f"badge {STATUS_BADGE[rule.status]}")
    return joined([badge, " ", _decides(rule.decides), cites.said(rule.text, rule)])


def _decides(decides: bool) -> Markup | None:
    return joined([tag("span", say("Decides"), class_="badge decides"), " "]) if decides else None


def _beaten(rule: RuleWeighed, among: Sequence[RuleWeighed]) -> str:
    """Which of the rules shown it beats and which beat it, by their place in the list."""
    places = {other.id: f"{place}" for place, other in enumerate(among, 1)}

    def placed(idents: Iterable[str]) -> str:
        return listed(places[ident] for ident in idents if ident in places)

    beats, beaten_by = placed(rule.beats), placed(rule.defeated_by)
    return sentences(
        say("Beats rule {places} of this list.", places=beats) if beats else "",
        say("Beaten by rule {places} of this list.", places=beaten_by) if beaten_by else "",
    )


def _leaves(part: Weighed) -> Iterator[Weighed]:
    """The parts that look at an answer or a fact."""
    if part.label and not part.parts:
        yield part
    for inner in part.parts:
        yield from _leaves(inner)


def _weighed(part: Weighed, cites: Cites, *, decides: bool) -> Markup:
    inner = (_weighed(one, cites, decides=decides) for one in part.parts)
    return joined([_truth(part.truth), " ", _decides(decides and part.decides), _said(part, cites), bullets(inner)])


def _truth(truth: bool | None) -> Markup:
    return tag("span", MET[truth], class_=f"badge {MET_BADGE[truth]}")


def _said(part: Weighed, cites: Cites) -> Markup:
    """A part of a condition: what it looks at, what is required and what is given."""
    if part.kind in JOINS:
        return joined([JOINS[part.kind]])
    if part.kind == "term":
        return joined([say("{term}:", term=first_capital(part.label))])
    beside = _beside(part.required, part.given, from_=part.from_, until=part.until)
    told = joined([part.label, " ", beside]) if part.label else beside
    return cites.resting_on(told, part.sources) if part.sources else told


def _requirement(needed: Requirement) -> Markup:
    """What would have to hold: parts joined, or a condition with what is required beside what is given."""
    if needed.join:
        label = say("{sentence}.", sentence=needed.label) if needed.label else ""
        return joined([sentences(label, JOINS[needed.join]), bullets(map(_requirement, needed.parts))])
    fixed = None if needed.changeable else _quiet(say("No answer changes this."))
    beside: Content = None
    if needed.required or needed.given:
        required = needed.required or say("nothing it could meet")
        beside = _beside(required, needed.given, from_=needed.from_, until=needed.until)
    return joined([tag("strong", needed.label or say("For everybody")), " ", beside, " ", fixed])


def _beside(required: str, given: str, *, from_: date | None, until: date | None) -> Markup:
    days = _days(from_, until)
    first = joined([tag("span", say("Required: "), class_="quiet"), required])
    if not given:
        return tag("span", first, class_="beside")
    dated = say("{given} ({days})", given=given, days=days) if days else given
    second = joined([tag("span", say("given: "), class_="quiet"), dated])
    return tag("span", first, say("; "), second, class_="beside")


def _days(first: date | None, last: date | None) -> str:
    if first and last:
        return say("from {first} until {last}", first=day(first), last=day(last))
    if first:
        return say("from {day}", day=day(first))
    return say("until {day}", day=day(last)) if last else ""


def _quiet(text: str) -> Markup:
    return tag("span", text, class_="quiet block")
