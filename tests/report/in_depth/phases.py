"""Two phases, and the launch in three cases against a deadline."""

from __future__ import annotations

from datetime import date

from advisor.advice.model import Launch
from advisor.advice.parts.network import AccountLaunch, FirstStep, LaunchCase
from advisor.advice.parts.phases import Phase, PhaseAccount
from tests.report.in_depth.said import cited, judged

PHASES = (
    Phase(
        number=1,
        title="Live first: Service account, Mini-program",
        accounts=(
            PhaseAccount(
                account="service",
                route="own_non_mainland",
                earliest=date(2026, 12, 4),
                typical=date(2027, 1, 7),
                latest=date(2027, 4, 8),
            ),
        ),
        triggers=(),
        reasons=(),
        preparation="at_once",
        steps=("collect_papers", "administrator", "register_service", "verify_service", "launch"),
        prepare_from=date(2026, 11, 21),
        live=date(2027, 3, 23),
    ),
    Phase(
        number=2,
        title="Later: WeCom",
        accounts=(
            PhaseAccount(
                account="wecom",
                route="partner_licence",
                earliest=date(2027, 3, 26),
                typical=date(2027, 4, 9),
                latest=date(2027, 8, 1),
            ),
        ),
        triggers=(judged("later/trigger", "Somebody is named who answers within a working day."),),
        reasons=(cited("later", "Without staff, personal advice can wait.", "s04"),),
        preparation="after_trigger",
        steps=(),
        prepare_from=date(2027, 3, 23),
        live=date(2027, 4, 9),
    ),
)
CHAIN = ("collect_papers", "register_service", "verify_service")
LAUNCH = Launch(
    earliest=date(2027, 1, 28),
    typical=date(2027, 3, 23),
    latest=date(2027, 7, 8),
    meets_deadline=False,
    deadline=date(2027, 3, 1),
    cases=(
        LaunchCase(case="best", launch=date(2027, 1, 28), critical=CHAIN, holds=True, spare_days=32),
        LaunchCase(case="typical", launch=date(2027, 3, 23), critical=CHAIN, holds=False, spare_days=-22),
        LaunchCase(case="worst", launch=date(2027, 7, 8), critical=("pay",), holds=False, spare_days=-129),
    ),
    accounts=(
        AccountLaunch(
            account="wecom",
            route="partner_licence",
            after_launch=True,
            earliest=date(2027, 3, 26),
            typical=date(2027, 4, 9),
            latest=date(2027, 8, 1),
        ),
    ),
    start_first=(
        FirstStep(
            step="collect_papers",
            title="Collect and translate the papers of the entity",
            start=date(2026, 11, 21),
            start_by=date(2026, 11, 22),
            reason=judged("start_first.critical", "The chain that sets the launch begins with it."),
        ),
    ),
    says=(judged("launch.deadline_best_only", "2027-03-01 holds only if everything goes as fast as it can."),),
)
