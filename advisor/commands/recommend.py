"""`recommend ANSWERS`: the advice, as text or as the document `advice/1`; with `--explain` why, as `explanation/1`."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from advisor.advice.model import Advice
from advisor.advice.parts.explanation import Depth
from advisor.commands.arguments import WrongCall
from advisor.commands.inputs import advice_for, date_asked_for, open_case
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import nearest
from advisor.questionnaire.case import Case
from advisor.words import say


def run(call: Namespace, *, today: date) -> Outcome:
    """The advice for an answers file, on the date asked for, else the file's own, else `today`."""
    if call.depth is not None and call.explain is None:
        raise WrongCall(say("--depth goes with --explain. For example: --explain service --depth 3"))
    knowledge, case = open_case(call.answers, base=call.base)
    if call.explain is not None:
        _refuse_unknown(call.explain, knowledge)
    advice = advice_for(knowledge, case, as_of=date_asked_for(call, case, today=today))
    if call.explain is not None:
        return _explained(call, knowledge, case, advice)
    if call.format == "json":
        from advisor.advice.document import to_json

        return Outcome(utf8(to_json(advice)))
    from advisor.report.text import advice_text
    from advisor.report.wording import Names

    return Outcome(utf8(advice_text(advice, names=Names(advice, knowledge), client=case.client.name)))


def _refuse_unknown(asked: str, knowledge: Knowledge) -> None:
    account, slash, route = asked.partition("/")
    if account not in knowledge.account:
        raise WrongCall(
            say(
                '--explain: there is no account "{account}". {hint}',
                account=account,
                hint=nearest(account, knowledge.account),
            )
        )
    if slash and route not in knowledge.route:
        raise WrongCall(
            say(
                '--explain: there is no route "{route}". {hint}',
                route=route,
                hint=nearest(route, knowledge.route),
            )
        )


def _explained(call: Namespace, knowledge: Knowledge, case: Case, advice: Advice) -> Outcome:
    from advisor.advice.findings import Findings
    from advisor.advice.why.explain import explain, explain_account
    from advisor.logic.situation import Situation
    from advisor.report.country_names import country_names

    situation = Situation(knowledge, case.answers, as_of=advice.as_of)
    found = Findings.of(situation, case.choices)
    account, slash, route = call.explain.partition("/")
    depth: Depth = call.depth or 2
    countries = country_names()
    explained = (
        explain(situation, found, advice, (account, route), depth=depth, countries=countries)
        if slash
        else explain_account(situation, found, advice, account, depth=depth, countries=countries)
    )
    if call.format == "json":
        from advisor.advice.document import to_json

        return Outcome(utf8(to_json(explained)))
    from advisor.report.text import explanation_text

    return Outcome(utf8(explanation_text(explained)))
