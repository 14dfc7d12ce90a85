"""The engine's own sentences are all there, none is idle, and each fills in only what the engine hands it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.knowledge.load import Origins
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, nearest

# What the engine says, with the names it fills in.
SPOKEN = {
    "answer.no": "",
    "answer.none": "",
    "answer.yes": "",
    "cadence.begins_later": "account day",
    "cadence.beyond_calendar": "last",
    "cadence.capacity_binds": "able",
    "cadence.capacity_left": "able left planned",
    "cadence.collides_barred": "day moment other",
    "cadence.collides_break": "day first last moment",
    "cadence.collides_moment": "day first last moment other",
    "cadence.followers_elsewhere": "",
    "cadence.formula": "",
    "cadence.no_capacity": "",
    "cadence.no_sector": "",
    "cadence.no_versions": "account segments",
    "cadence.over_quota": "account allowed unmet wished",
    "cadence.ramp_up": "shares",
    "cadence.segments": "segments",
    "cadence.some_versions": "account all months segments",
    "cadence.turns": "account segments",
    "cadence.unmet": "account planned unmet wished",
    "cadence.versions": "account segments",
    "cadence.zero_capacity": "",
    "choice.excluded": "account",
    "choice.forced": "account",
    "choice.forced_closed": "account",
    "choice.forced_excluded": "account",
    "choice.forced_not_taken": "account routes",
    "choice.forced_undecided": "account",
    "choice.weight": "after before criterion",
    "condition.always": "",
    "condition.an_answer": "",
    "condition.anything_but": "options",
    "condition.at_least": "number",
    "condition.before_day": "day",
    "condition.below": "number",
    "condition.count_at_least": "number",
    "condition.count_below": "number",
    "condition.day": "",
    "condition.fact_unknown": "",
    "condition.from_day": "day",
    "condition.holds": "options",
    "condition.holds_none": "options",
    "condition.no_answer": "",
    "condition.none_but": "options",
    "condition.not_answered": "",
    "condition.not_asked": "",
    "condition.one_of": "options",
    "condition.something_besides": "options",
    "cost.budget_could_exceed": "budget each known",
    "cost.budget_exceeds": "budget each known",
    "cost.budget_not_said": "each known",
    "cost.budget_open": "budget each known left",
    "cost.budget_running": "budget each known left",
    "cost.budget_within": "budget each known",
    "cost.converted": "rate usd",
    "cost.every_year_not_known": "",
    "cost.no_figure": "",
    "cost.not_known_then": "date",
    "effort.agency": "articles month",
    "effort.article_cost": "central high low",
    "effort.cannot_write": "able outside wished",
    "effort.formula": "",
    "effort.no_price": "",
    "effort.not_counted": "",
    "effort.short_of_hands": "central high low month months short",
    "existing.not_established": "date",
    "existing.waits": "questions",
    "explain.account_closed": "account",
    "explain.account_in_mix": "account role route",
    "explain.account_left_out": "account routes",
    "explain.account_undecided": "account routes",
    "explain.best_mix_with_it": "",
    "explain.closed": "because name",
    "explain.in_mix": "name needs role",
    "explain.in_mix_after_steps": "name needs role",
    "explain.left_out": "because name",
    "explain.left_out_after_steps": "because name",
    "explain.mix_key": "musts score",
    "explain.needs_raised": "",
    "explain.not_known_then": "date name",
    "explain.undecided": "name questions",
    "headline.later": "accounts",
    "headline.nothing": "",
    "headline.now": "accounts",
    "headline.unmet": "needs",
    "launch.deadline_best_only": "day days",
    "launch.deadline_holds": "day days",
    "launch.deadline_missed": "day days",
    "launch.deadline_passed": "day",
    "launch.deadline_typical": "day days",
    "launch.duration_not_known": "date steps",
    "limit.articles_each": "articles most",
    "limit.barred": "day name",
    "limit.capacity": "able articles month",
    "limit.day_full": "account day",
    "limit.month_full": "account allowed month number",
    "limit.new_account": "able account articles month",
    "limit.no_account": "account",
    "limit.no_quota": "account day",
    "limit.no_time": "days first",
    "limit.not_live": "account day",
    "limit.outside_plan": "first last",
    "moving.not_established": "date",
    "moving.waits": "questions",
    "need.nothing_meets": "text",
    "phase.first": "accounts",
    "phase.later": "accounts",
    "rejected.adds_nothing": "",
    "rejected.costs_more": "needs",
    "rejected.meets_nothing": "",
    "rejected.other_route": "route",
    "rejected.route_not_taken": "route",
    "rejected.undecided": "",
    "start_first.critical": "",
    "start_first.worst_case": "",
    "tie.fewer_accounts": "",
    "tie.same_number": "",
    "verdict.not_known_then": "date",
    "verdict.waits": "questions",
    "wish.ask_first": "",
    "wish.not_established": "",
}
NAME = re.compile(r"\{([^{}.]*)\}")


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each phrase that is missing, idle or asks for a value that nothing fills in."""
    for ident in SPOKEN.keys() - knowledge.phrase.keys():
        yield Problem("knowledge", 0, 0, f'the phrase "{ident}" is missing.', "Add it to the collection phrases.")
    for phrase in knowledge.phrases:
        if phrase.id not in SPOKEN:
            hint = nearest(phrase.id, SPOKEN)
            yield origins.problem("phrases", phrase.id, ("id",), f'nothing says the phrase "{phrase.id}".', hint)
            continue
        given = SPOKEN[phrase.id].split()
        for name in sorted(set(NAME.findall(phrase.text)) - set(given)):
            said = f'the placeholder "{{{name}}}" is not filled in here.'
            yield origins.problem("phrases", phrase.id, ("text",), said, nearest(name, given))
