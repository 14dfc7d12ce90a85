"""Which mixes can still come out, what is asked for that, and what is not."""

from __future__ import annotations

from advisor.advice.parts.prospects import MixMember, Prospects, ReachableMix
from advisor.advice.parts.relevance import Asked, Effect, Relevance, Skipped

PROSPECTS = Prospects(
    settled=False,
    complete=True,
    looked_at=12,
    mixes=(
        ReachableMix(mix=(MixMember(account="service", route="own_non_mainland", later=False),), share=0.9996),
        ReachableMix(mix=(MixMember(account="wecom", route="partner_licence", later=True),), share=0.0004),
    ),
    open_questions=3,
    telling="developers",
    telling_leaves=1,
)
RELEVANCE = Relevance(
    asked=(
        Asked(question="developers", effects=(Effect(kind="mix", what="economy"),)),
        Asked(question="segments", effects=(Effect(kind="cadence", what="segments"),)),
    ),
    skipped=(
        Skipped(question="goods", because="off_the_path"),
        Skipped(question="payment", because="changes_nothing"),
        Skipped(question="goals", because="waits", waits_for=("developers",)),
    ),
)
