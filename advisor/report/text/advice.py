"""The advice as text: what to open and why, what it meets, what comes when, and what could change it."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice, NeedFound
from advisor.report.spoken import LEVELS, ROLES, STRENGTHS, Spoken, aside, dashed, semicolons, titled
from advisor.report.telling import opinions
from advisor.report.text.cadence import cadence_summary
from advisor.report.text.costs import cost_lines
from advisor.report.text.lines import columns, heading, item, page, paragraph, table
from advisor.report.text.opinions import choice_lines, opinion_lines, with_opinions
from advisor.report.text.outlook import outlook_lines
from advisor.report.text.phases import phase_lines
from advisor.report.text.proof import proof_lines
from advisor.report.text.roadmap import roadmap_lines
from advisor.report.text.sources import cited, sources_listed
from advisor.report.text.unlocks import unlock_lines
from advisor.report.wording import Marks, Names, listed
from advisor.words import say, say_count

STATUS = Spoken[str](
    lambda: {
        "open": say("open"),
        "conditional": say("after steps"),
        "closed": say("closed"),
        "unknown": say("not known yet"),
    }
)

OUTCOMES = Spoken[str](
    lambda: {
        "possible": say("possible"),
        "impossible": say("impossible"),
        "unconfirmed": say("unconfirmed"),
    }
)


def advice_text(advice: Advice, *, names: Names, client: str = "") -> str:
    """The whole advice. Every sentence carries the numbers of its sources or says that it is our judgement."""
    marks = Marks(advice)
    return page(
        [
            *_title(advice, client),
            *choice_lines(advice, marks=marks),
            *_mix(advice, names, marks),
            *opinion_lines(advice, names=names),
            *_needs(advice, names, marks),
            *_rejected(advice, names, marks),
            *_verdicts(advice, names, marks),
            *unlock_lines(advice, names=names, marks=marks),
            *proof_lines(advice, names=names, marks=marks),
            *phase_lines(advice, names=names, marks=marks),
            *roadmap_lines(advice, names=names, marks=marks),
            *cost_lines(advice, names=names, marks=marks),
            *cadence_summary(advice, names=names, marks=marks),
            *_wishes(advice, names, marks),
            *_outside(advice, marks),
            *_risks(advice, marks),
            *outlook_lines(advice, names=names),
            *_not_covered(advice),
            *_answers(advice, names),
            *sources_listed(advice.sources),
        ]
    )


def _title(advice: Advice, client: str) -> Iterator[str]:
    yield from heading(say("Advice for {client}", client=client) if client.strip() else say("Advice"))
    yield from paragraph(advice.headline)
    yield ""
    if advice.status == "provisional":
        yield from paragraph(
            say_count(
                len(advice.open_questions),
                "Provisional: {number} open question could still change it (listed below).",
                "Provisional: {number} open questions could still change it (listed below).",
            )
        )
    if advice.choices:
        yield from paragraph(
            say_count(
                len(advice.choices),
                "It rests on {number} choice of yours (listed below).",
                "It rests on {number} choices of yours (listed below).",
            )
        )
    if advice.opinions:
        yield from paragraph(
            say("{opinions} (listed below; none of it alters this advice).", opinions=opinions.counted(advice))
        )
    yield from paragraph(say("As of {day}; good until {until}.", day=advice.as_of, until=advice.good_until))
    base = advice.knowledge
    yield from paragraph(say("Knowledge base {version}, {digest}.", version=base.version, digest=base.digest))


def _mix(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    yield from heading(say("What to open"))
    if not advice.mix:
        yield from paragraph(say("No account can be recommended from these answers."))
    for place, placed in enumerate(advice.mix, 1):
        name, chinese = names.account(placed.account), names.chinese.get(placed.account, "")
        named = aside(name, "" if chinese == name else chinese)
        said = dashed(titled(named, names.route(placed.route)), ROLES[placed.role])
        about = (placed.account, f"{placed.account}/{placed.route}")
        yield from item(with_opinions(said, advice, *about), mark=f"{place}. ")
        if placed.covers:
            needs = semicolons(names.need(need) for need in placed.covers)
            yield from paragraph(say("Covers: {needs}.", needs=needs), indent=3)
        for reason in placed.reasons:
            yield from item(cited(reason.text, reason, marks), indent=3)


def _needs(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    met = [need for need in advice.needs if need.met_by]
    unmet = [need for need in advice.needs if not need.met_by]
    if met:
        yield from heading(say("What you need, and what meets it"))
        for need in met:
            accounts = listed(names.account(account) for account in need.met_by)
            yield from _need(need, say("met by {accounts}", accounts=accounts), advice, names, marks)
    if unmet:
        yield from heading(say("What stays unmet"))
        for need in unmet:
            yield from _need(need, say("met by nothing in this mix"), advice, names, marks)


def _need(need: NeedFound, met: str, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    said = titled(aside(need.title, STRENGTHS[need.strength]), met)
    yield from item(with_opinions(said, advice, need.id), mark="* ")
    for limit in need.limited_by:
        yield from item(say("Limit: {text}", text=cited(limit.text, limit, marks)), indent=2)
    for reason in need.reasons:
        yield from item(cited(reason.text, reason, marks), indent=2)
    if need.from_:
        questions = semicolons(names.question(question) for question in need.from_)
        yield from item(say("From: {questions}", questions=questions), indent=2)


def _rejected(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if not advice.rejected:
        return
    yield from heading(say("Why not the others"))
    held = {placed.account for placed in advice.mix}
    for other in advice.rejected:
        about = [f"{other.account}/{other.route}", *([] if other.account in held else [other.account])]
        said = titled(names.account(other.account), names.route(other.route))
        yield from item(with_opinions(said, advice, *about), mark="* ")
        for reason in other.reasons:
            yield from item(cited(reason.text, reason, marks), indent=2)


def _verdicts(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if not advice.verdicts:
        return
    yield from heading(say("Every account by every route"))
    rows = [
        (names.account(found.account), STATUS[found.status], LEVELS[found.confidence], names.route(found.route))
        for found in advice.verdicts
    ]
    yield from table((say("Account"), say("Status"), say("Confidence"), say("Route")), rows)
    told = {(other.account, other.route) for other in advice.rejected}
    for found in advice.verdicts:
        if (found.account, found.route) not in told and found.reasons:
            pair = titled(names.account(found.account), names.route(found.route))
            yield from item(dashed(pair, STATUS[found.status]), mark="* ")
            for reason in found.reasons:
                yield from item(cited(reason.text, reason, marks), indent=2)
            if found.steps:
                steps = semicolons(names.step(step) for step in found.steps)
                yield from item(say("Asks for: {steps}", steps=steps), indent=2)


def _wishes(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if not advice.wishes:
        return
    yield from heading(say("Wishes for your accounts"))
    for wish in advice.wishes:
        yield from item(titled(wish.title, OUTCOMES[wish.outcome]), mark="* ")
        for reason in wish.reasons:
            yield from item(cited(reason.text, reason, marks), indent=2)
        if wish.steps:
            yield from item(say("Steps: {steps}", steps=semicolons(map(names.step, wish.steps))), indent=2)
        if wish.instead:
            yield from item(say("Instead: {text}", text=wish.instead), indent=2)


def _outside(advice: Advice, marks: Marks) -> Iterator[str]:
    if advice.outside:
        yield from heading(say("Beside accounts of your own"))
        for found in advice.outside:
            yield from item(cited(found.text, found, marks))


def _risks(advice: Advice, marks: Marks) -> Iterator[str]:
    if advice.risks:
        yield from heading(say("Risks"))
        for risk in advice.risks:
            severity = LEVELS[risk.severity]
            margin = " " * (max(map(columns, LEVELS.values())) - columns(severity) + 2)
            yield from item(cited(risk.text, risk, marks), mark=severity + margin)


def _not_covered(advice: Advice) -> Iterator[str]:
    if advice.not_covered:
        yield from heading(say("What this advice does not cover"))
        for gap in advice.not_covered:
            yield from item(gap)


def _answers(advice: Advice, names: Names) -> Iterator[str]:
    if advice.answers:
        yield from heading(say("What you told us"))
        for given in advice.answers:
            said = dashed(given.label, names.answer(given))
            yield from item(said if given.counted else aside(said, say("kept, but not asked on this path")))
