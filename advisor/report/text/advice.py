"""The advice as text: what to open and why, what it meets, what comes when, and what could change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.advice.model import Advice, NeedFound, Placed
from advisor.report.text.cadence import cadence_summary
from advisor.report.text.lines import heading, item, page, paragraph, table
from advisor.report.text.roadmap import roadmap_lines
from advisor.report.text.sources import cited, sources_listed
from advisor.report.wording import Marks, Names, count, listed

STATUS = {"open": "open", "conditional": "after steps", "closed": "closed", "unknown": "not known yet"}


def advice_text(advice: Advice, *, names: Names, client: str = "") -> str:
    """The whole advice. Every sentence carries the numbers of its sources or says that it is our judgement."""
    marks = Marks(advice)
    return page(
        [
            *_title(advice, client),
            *_mix(advice, names, marks),
            *_needs(advice, names, marks),
            *_rejected(advice, names, marks),
            *_verdicts(advice, names, marks),
            *_alternatives(advice, names),
            *roadmap_lines(advice, names=names, marks=marks),
            *cadence_summary(advice, names=names, marks=marks),
            *_wishes(advice, names, marks),
            *_outside(advice, marks),
            *_risks(advice, marks),
            *_open_questions(advice, names),
            *_not_covered(advice),
            *_answers(advice),
            *sources_listed(advice.sources),
        ]
    )


def _title(advice: Advice, client: str) -> Iterator[str]:
    yield from heading(f"Advice for {client}" if client.strip() else "Advice")
    yield from paragraph(advice.headline)
    yield ""
    if advice.status == "provisional":
        asked = count(len(advice.open_questions), "open question")
        yield from paragraph(f"Provisional: {asked} could still change it (listed below).")
    yield from paragraph(f"As of {advice.as_of}; good until {advice.good_until}.")
    yield from paragraph(f"Knowledge base {advice.knowledge.version}, {advice.knowledge.digest}.")


def _mix(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    yield from heading("What to open")
    if not advice.mix:
        yield from paragraph("No account can be recommended from these answers.")
    for place, placed in enumerate(advice.mix, 1):
        chinese = names.chinese.get(placed.account)
        named = f"{names.account(placed.account)}{f' ({chinese})' if chinese else ''}"
        yield from item(f"{named}: {names.route(placed.route)} – {placed.role}", mark=f"{place}. ")
        if placed.covers:
            yield from paragraph(f"Covers: {'; '.join(names.need(need) for need in placed.covers)}.", indent=3)
        for reason in placed.reasons:
            yield from item(cited(reason.text, reason, marks), indent=3)


def _needs(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    met = [need for need in advice.needs if need.met_by]
    unmet = [need for need in advice.needs if not need.met_by]
    if met:
        yield from heading("What you need, and what meets it")
        for need in met:
            yield from _need(need, f"met by {listed(names.account(account) for account in need.met_by)}", names, marks)
    if unmet:
        yield from heading("What stays unmet")
        for need in unmet:
            yield from _need(need, "met by nothing in this mix", names, marks)


def _need(need: NeedFound, met: str, names: Names, marks: Marks) -> Iterator[str]:
    yield from item(f"{need.title} ({need.strength}): {met}", mark="* ")
    for limit in need.limited_by:
        yield from item(f"Limit: {cited(limit.text, limit, marks)}", indent=2)
    for reason in need.reasons:
        yield from item(cited(reason.text, reason, marks), indent=2)
    if need.from_:
        yield from item(f"From: {'; '.join(names.question(question) for question in need.from_)}", indent=2)


def _rejected(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if not advice.rejected:
        return
    yield from heading("Why not the others")
    for other in advice.rejected:
        yield from item(f"{names.account(other.account)}: {names.route(other.route)}", mark="* ")
        for reason in other.reasons:
            yield from item(cited(reason.text, reason, marks), indent=2)


def _verdicts(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if not advice.verdicts:
        return
    yield from heading("Every account by every route")
    rows = [
        (names.account(found.account), STATUS[found.status], found.confidence, names.route(found.route))
        for found in advice.verdicts
    ]
    yield from table(("Account", "Status", "Confidence", "Route"), rows)
    told = {(other.account, other.route) for other in advice.rejected}
    for found in advice.verdicts:
        if (found.account, found.route) not in told and found.reasons:
            yield from item(
                f"{names.account(found.account)}: {names.route(found.route)} – {STATUS[found.status]}", mark="* "
            )
            for reason in found.reasons:
                yield from item(cited(reason.text, reason, marks), indent=2)
            if found.steps:
                yield from item(f"Asks for: {'; '.join(names.step(step) for step in found.steps)}", indent=2)


def _alternatives(advice: Advice, names: Names) -> Iterator[str]:
    if advice.scores:
        yield from heading("How the mix was chosen")
        yield from table(
            ("Value", "Weight", "Criterion"),
            [(f"{score.value:.2f}", f"{score.weight:g}", score.title) for score in advice.scores],
        )
    if not advice.alternatives:
        return
    yield from heading("The next best mixes")
    criteria = {score.criterion: score.title for score in advice.scores}
    for other in advice.alternatives:
        yield from item(f"{_mixed(other.mix, names)}; score {other.score:.3f}", mark="* ")
        for word, idents in (("Gains", other.gains), ("Loses", other.loses)):
            if idents:
                yield from item(
                    f"{word}: {'; '.join(criteria.get(ident) or names.need(ident) for ident in idents)}", indent=2
                )


def _mixed(mix: Sequence[Placed], names: Names) -> str:
    return "; ".join(f"{names.account(one.account)}: {names.route(one.route)} ({one.role})" for one in mix)


def _wishes(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    if not advice.wishes:
        return
    yield from heading("Wishes for your accounts")
    for wish in advice.wishes:
        yield from item(f"{wish.title}: {wish.outcome}", mark="* ")
        for reason in wish.reasons:
            yield from item(cited(reason.text, reason, marks), indent=2)
        if wish.steps:
            yield from item(f"Steps: {'; '.join(names.step(step) for step in wish.steps)}", indent=2)
        if wish.instead:
            yield from item(f"Instead: {wish.instead}", indent=2)


def _outside(advice: Advice, marks: Marks) -> Iterator[str]:
    if advice.outside:
        yield from heading("Beside accounts of your own")
        for found in advice.outside:
            yield from item(cited(found.text, found, marks))


def _risks(advice: Advice, marks: Marks) -> Iterator[str]:
    if advice.risks:
        yield from heading("Risks")
        for risk in advice.risks:
            yield from item(cited(risk.text, risk, marks), mark=f"{risk.severity:6}  ")


def _open_questions(advice: Advice, names: Names) -> Iterator[str]:
    if not advice.open_questions:
        return
    criteria = {score.criterion: score.title for score in advice.scores}
    yield from heading("Open questions, the most telling first")
    for place, asked in enumerate(advice.open_questions, 1):
        yield from item(f"{asked.label} ({asked.question})", mark=f"{place}. ")
        yield from item(asked.why, indent=3)
        if asked.could_lead_to:
            bears_on = dict.fromkeys(_bears_on(ident, names, criteria) for ident in asked.could_lead_to)
            yield from item(f"Bears on: {'; '.join(bears_on)}", indent=3)


def _bears_on(ident: str, names: Names, criteria: Mapping[str, str]) -> str:
    """What an open question bears on: an account by a route, a need, a route, a criterion, or what waits for later."""
    account, slash, route = ident.partition("/")
    if slash and account in names.accounts and route in names.routes:
        return f"{names.account(account)}: {names.route(route)}"
    if ident.startswith("later:"):
        return "what is opened now and what later"
    if ident in criteria:
        return f"how much the criterion “{criteria[ident]}” counts"
    return names.routes.get(ident) or names.needs.get(ident) or ident.replace("_", " ")


def _not_covered(advice: Advice) -> Iterator[str]:
    if advice.not_covered:
        yield from heading("What this advice does not cover")
        for gap in advice.not_covered:
            yield from item(gap)


def _answers(advice: Advice) -> Iterator[str]:
    if advice.answers:
        yield from heading("What you told us")
        for given in advice.answers:
            note = "" if given.counted else " (kept, but not asked on this path)"
            yield from item(f"{given.label} – {given.answer}{note}")
