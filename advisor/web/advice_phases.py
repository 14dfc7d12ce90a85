"""What first and what later, what begins the next phase, and what to do with the accounts that exist already."""

from __future__ import annotations

from advisor.advice.model import Advice, Reason
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.parts.phases import Phase, PhaseAccount
from advisor.report.telling.existing import ACTIONS, MOVING
from advisor.report.wording import Names, count, day
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Markup, bullets, joined, more, tag

ACTION_BADGE = {"keep": "open", "verify": "open", "rebuild": "closed", "retire": "closed", "ask": "unknown"}
ONE_ACCOUNT = "The mix is one account, so nothing waits for anything else."
ONE_PHASE = "All accounts of the mix begin together; none waits for another."


def phases(advice: Advice, names: Names, cites: Cites) -> Markup:
    """Each phase: its accounts, when they are prepared and live, and what begins it."""
    if not advice.phases:
        return EMPTY
    return joined(
        [
            tag("h2", "What first, what later", id="phases"),
            tag("p", _at_once(advice), " ", judged()) if _at_once(advice) else None,
            *(_phase(phase, names, cites) for phase in advice.phases),
        ]
    )


def _at_once(advice: Advice) -> str:
    """That nothing waits; empty where something does."""
    if len(advice.phases) > 1 or advice.phases[0].triggers:
        return ""
    return ONE_PHASE if len(advice.mix) > 1 else ONE_ACCOUNT


def _phase(phase: Phase, names: Names, cites: Cites) -> Markup:
    steps = bullets(names.step(step) for step in phase.steps)
    return tag(
        "section",
        tag("h3", f"Phase {phase.number}. {phase.title}"),
        bullets(_live(account, names) for account in phase.accounts),
        tag("p", tag("strong", "Preparation: "), _prepared(phase), " ", judged()),
        _titled("It begins when all of this has happened:", phase.triggers, cites),
        _titled("Why it waits:", phase.reasons, cites),
        more(f"{count(len(phase.steps), 'step')} of this phase", steps) if phase.steps else None,
        class_="phase",
    )


def _live(account: PhaseAccount, names: Names) -> Markup:
    name = tag("strong", f"{names.account(account.account)} ({names.route(account.route)})")
    if account.earliest == account.latest:
        return joined([name, f": live on {day(account.typical)}."])
    between = f"at the earliest {day(account.earliest)}, at the latest {day(account.latest)}"
    return joined([name, f": live typically on {day(account.typical)}; {between}."])


def _prepared(phase: Phase) -> str:
    if not phase.steps:
        return "nothing is left to prepare."
    if phase.preparation == "after_trigger":
        told = "starts only after the trigger. Nobody knows that day, so these dates are the earliest there are:"
        return f"{told} from {day(phase.prepare_from)}, live on {day(phase.live)}."
    return f"starts on {day(phase.prepare_from)}; typically everything of this phase is live on {day(phase.live)}."


def _titled(title: str, reasons: tuple[Reason, ...], cites: Cites) -> Markup | None:
    told = bullets(cites.said(reason.text, reason) for reason in reasons)
    return joined([tag("p", tag("strong", title)), told]) if told else None


def existing(advice: Advice, names: Names, cites: Cites) -> Markup:
    """Each account that exists already: what to do with it and why, by which steps, and whether it can change owner."""
    if not advice.existing:
        return EMPTY
    return joined(
        [
            tag("h2", "The accounts you have already", id="existing"),
            *(_existing(found, names, cites) for found in advice.existing),
        ]
    )


def _existing(found: ExistingFound, names: Names, cites: Cites) -> Markup:
    action = ACTION_BADGE.get(found.action, "conditional")
    steps = bullets(names.step(step) for step in found.steps)
    return tag(
        "section",
        tag("h3", found.title, " ", tag("span", ACTIONS[found.action], class_=f"badge {action}")),
        tag("p", f"In the mix as: {names.route(found.route)}.") if found.route else None,
        bullets(cites.said(reason.text, reason) for reason in found.reasons),
        tag("p", f"Confidence: {found.confidence}.", class_="quiet"),
        joined([tag("p", tag("strong", "Steps:")), steps]) if found.steps else None,
        _asked(found, names),
        tag("p", tag("strong", MOVING[found.moving])),
        bullets(cites.said(reason.text, reason) for reason in found.moving_reasons),
        class_="existing",
    )


def _asked(found: ExistingFound, names: Names) -> Markup | None:
    if not found.waits_for:
        return None
    questions = bullets(names.question(question) for question in found.waits_for)
    return joined([tag("p", tag("strong", "It hangs on these answers:")), questions])
