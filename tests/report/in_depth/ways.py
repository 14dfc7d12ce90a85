"""What would open a closed account, what opens none, and what becomes of an account that exists."""

from __future__ import annotations

from advisor.advice.parts.existing import ExistingFound
from advisor.advice.parts.unlocks import AnswerChange, NoUnlock, Unlock, UnlockCost, UnlockDays
from tests.report.in_depth.said import cited, judged

UNLOCKS = (
    Unlock(
        account="subscription",
        route="new_mainland_entity",
        status="conditional",
        change=(
            AnswerChange(
                question="mainland_entity",
                label="Do you have a company registered in mainland China?",
                was="none",
                to="planned",
                shown="It is decided or under way",
                or_to=("yes",),
                or_shown=("Yes",),
            ),
            AnswerChange(
                question="administrator",
                label="Who could be the administrator?",
                was=None,
                to="citizen",
                shown="A mainland citizen",
            ),
        ),
        steps=("found_entity", "register_service"),
        days=UnlockDays(min=24, typical=75, max=214),
        cost_cny=UnlockCost(min=21_900, max=108_300, unpriced=("register_service",)),
        means=(judged("means.found", "Decide to found a company in the mainland, and keep it up every year."),),
    ),
)
NO_UNLOCKS = (
    NoUnlock(account="channels", locks=("payment",), ways=7),
    NoUnlock(account="mini_program", locks=(), ways=0),
)
EXISTING = (
    ExistingFound(
        existing="partner_subscription",
        title="A subscription account on a partner's papers",
        account="subscription",
        route=None,
        action="take_back",
        confidence="medium",
        reasons=(cited("existing.1", "It can move once the mainland entity exists, if the partner agrees.", "s03"),),
        steps=("collect_papers",),
        waits_for=("merchant_accounts",),
        moving="possible",
        moving_reasons=(judged("moving.1", "It stands on a mainland licence."),),
    ),
)
