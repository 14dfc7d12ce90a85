"""An explanation on screen: the reasons with what is required and given, and the whole tree of every rule in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from advisor.advice.parts.explanation import Explanation, Requirement, RuleWeighed, Weighed
from advisor.report.text.explanation import JOIN, STATUS, TRUTH, WANTED
from advisor.report.wording import day, listed
from advisor.web.citations import Cites
from advisor.web.markup import Content, Markup, bullets, joined, tag

ALONE = "These answers alone give the verdict; none can be left out"
JOINS = {"all": "All of these:", "any": "One of these:", "not": "Not so:"}
MET = {True: ("Met", "good"), False: ("Not met", "closed"), None: ("Not known", "unknown")}
STATUS_BADGE = {"open": "open", "conditional": "conditional", "closed": "closed"}


def reasons_shown(explained: Explanation, cites: Cites) -> Markup:
    """Which rules decide, the place in the mix, the answers it rests on, and what would have to be otherwise."""
    given = (joined([f"{answer.label} – ", tag("strong", answer.answer)]) for answer in explained.rests_on)
    wanted = WANTED[explained.wanted] if explained.why_not else ""
    return joined(
        [
            _titled(
                "Which rules decide", bullets(_reason(rule, explained.reasons, cites) for rule in explained.reasons)
            ),
            _titled("Its place in the mix", bullets(cites.said(told.text, told) for told in explained.mix_reasons)),
            _titled(ALONE, bullets(given)),
            _titled(wanted, bullets([_requirement(explained.why_not)]) if explained.why_not else None),
        ]
    )


def tree_shown(explained: Explanation, cites: Cites) -> Markup:
    """Every rule in force with its whole condition, part by part: required, given, and whether it holds."""
    rules = (_rule(rule, explained.rules, cites) for rule in explained.rules)
    return joined([tag("h4", "Every rule in force"), tag("ol", *(tag("li", rule) for rule in rules), class_="tree")])


def _titled(title: str, body: Markup | None) -> Markup | None:
    return joined([tag("h4", title), body]) if body else None


def _reason(rule: RuleWeighed, among: Sequence[RuleWeighed], cites: Cites) -> Markup:
    leaves = (joined([_truth(leaf.truth), " ", _said(leaf, cites)]) for leaf in _leaves(rule.condition))
    return joined(
        [_head(rule, cites), _quiet(f"Confidence: {rule.confidence}.{_beaten(rule, among)}"), bullets(leaves)]
    )


def _rule(rule: RuleWeighed, among: Sequence[RuleWeighed], cites: Cites) -> Markup:
    stands = "" if rule.holds == rule.stands else f" After the rules that beat it: {TRUTH[rule.stands]}."
    days = _days(rule.from_, rule.until)
    force = f"In force {days}. " if days else ""
    told = f"{force}Holds: {TRUTH[rule.holds]}.{stands} Confidence: {rule.confidence}.{_beaten(rule, among)}"
    return joined([_head(rule, cites), _quiet(told), bullets([_weighed(rule.condition, cites, decides=rule.decides)])])


def _head(rule: RuleWeighed, cites: Cites) -> Markup:
    badge = tag("span", STATUS[rule.status].capitalize(), class_=f"badge {STATUS_BADGE[rule.status]}")
    return joined([badge, " ", _decides(rule.decides), cites.said(rule.text, rule)])


def _decides(decides: bool) -> Markup | None:
    return joined([tag("span", "Decides", class_="badge decides"), " "]) if decides else None


def _beaten(rule: RuleWeighed, among: Sequence[RuleWeighed]) -> str:
    """Which of the rules shown it beats and which beat it, by their place in the list."""
    places = {other.id: f"{place}" for place, other in enumerate(among, 1)}

    def told(words: str, idents: Iterable[str]) -> str:
        found = [places[ident] for ident in idents if ident in places]
        return f" {words} rule {listed(found)} of this list." if found else ""

    return told("Beats", rule.beats) + told("Beaten by", rule.defeated_by)


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
    words, badge = MET[truth]
    return tag("span", words, class_=f"badge {badge}")


def _said(part: Weighed, cites: Cites) -> Markup:
    """A part of a condition: what it looks at, what is required and what is given."""
    if part.kind in JOINS:
        return joined([JOINS[part.kind]])
    if part.kind == "term":
        return joined([f"{part.label[:1].upper()}{part.label[1:]}:"])
    beside = _beside(part.required, part.given, from_=part.from_, until=part.until)
    told = joined([part.label, " ", beside]) if part.label else beside
    return cites.resting_on(told, part.sources) if part.sources else told


def _requirement(needed: Requirement) -> Markup:
    """What would have to hold: parts joined, or a condition with what is required beside what is given."""
    if needed.join:
        label = f"{needed.label}. " if needed.label else ""
        return joined([f"{label}{JOIN[needed.join]}", bullets(map(_requirement, needed.parts))])
    fixed = None if needed.changeable else _quiet("No answer changes this.")
    beside: Content = None
    if needed.required or needed.given:
        required = needed.required or "nothing it could meet"
        beside = _beside(required, needed.given, from_=needed.from_, until=needed.until)
    return joined([tag("strong", needed.label or "For everybody"), " ", beside, " ", fixed])


def _beside(required: str, given: str, *, from_: date | None, until: date | None) -> Markup:
    days = _days(from_, until)
    first = joined([tag("span", "Required: ", class_="quiet"), required])
    if not given:
        return tag("span", first, class_="beside")
    second = joined([tag("span", "given: ", class_="quiet"), given, f" ({days})" if days else None])
    return tag("span", first, "; ", second, class_="beside")


def _days(first: date | None, last: date | None) -> str:
    return " ".join(f"{word} {day(when)}" for word, when in (("from", first), ("until", last)) if when is not None)


def _quiet(text: str) -> Markup:
    return tag("span", text, class_="quiet block")
