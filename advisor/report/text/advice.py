"""The advice as text: what to open and why, what it meets, what comes when, and what could change it."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice, NeedFound
from advisor.report.telling import opinions
from advisor.report.text.cadence import cadence_summary
from advisor.report.text.costs import cost_lines
from advisor.report.text.lines import heading, item, page, paragraph, table
from advisor.report.text.opinions import choice_lines, opinion_lines, see_opinions
from advisor.report.text.outlook import outlook_lines
from advisor.report.text.phases import phase_lines
from advisor.report.text.proof import proof_lines
from advisor.report.text.roadmap import roadmap_lines
from advisor.report.text.sources import cited, sources_listed
from advisor.report.text.unlocks import unlock_lines
from advisor.report.wording import Marks, Names, count, listed

STATUS = {"open": "open", "conditional": "after steps", "closed": "closed", "unknown": "not known yet"}


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
    yield from heading(f"Advice for {client}" if client.strip() else "Advice")
    yield from paragraph(advice.headline)
    yield ""
    if advice.status == "provisional":
        asked = count(len(advice.open_questions), "open question")
        yield from paragraph(f"Provisional: {asked} could still change it (listed below).")
    if advice.choices:
        chosen = count(len(advice.choices), "choice")
        yield from paragraph(f"It rests on {chosen} of yours (listed below).")
    if advice.opinions:
        yield from paragraph(f"{opinions.counted(advice)} (listed below; none of it alters this advice).")
    yield from paragraph(f"As of {advice.as_of}; good until {advice.good_until}.")
    yield from paragraph(f"Knowledge base {advice.knowledge.version}, {advice.knowledge.digest}.")


def _mix(advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    yield from heading("What to open")
    if not advice.mix:
        yield from paragraph("No account can be recommended from these answers.")
    for place, placed in enumerate(advice.mix, 1):
        chinese = names.chinese.get(placed.account)
        named = f"{names.account(placed.account)}{f' ({chinese})' if chinese else ''}"
        said = see_opinions(advice, placed.account, f"{placed.account}/{placed.route}")
        yield from item(f"{named}: {names.route(placed.route)} – {placed.role}{said}", mark=f"{place}. ")
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
            met_by = listed(names.account(account) for account in need.met_by)
            yield from _need(need, f"met by {met_by}", advice, names, marks)
    if unmet:
        yield from heading("What stays unmet")
        for need in unmet:
            yield from _need(need, "met by nothing in this mix", advice, names, marks)


def _need(need: NeedFound, met: str, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    yield from item(f"{need.title} ({need.strength}): {met}{see_opinions(advice, need.id)}", mark="* ")
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
    held = {placed.account for placed in advice.mix}
    for other in advice.rejected:
        about = [f"{other.account}/{other.route}", *([] if other.account in held else [other.account])]
        said = see_opinions(advice, *about)
        yield from item(f"{names.account(other.account)}: {names.route(other.route)}{said}", mark="* ")
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


def _not_covered(advice: Advice) -> Iterator[str]:
    if advice.not_covered:
        yield from heading("What this advice does not cover")
        for gap in advice.not_covered:
            yield from item(gap)


def _answers(advice: Advice, names: Names) -> Iterator[str]:
    if advice.answers:
        yield from heading("What you told us")
        for given in advice.answers:
            note = "" if given.counted else " (kept, but not asked on this path)"
            yield from item(f"{given.label} – {names.answer(given)}{note}")
