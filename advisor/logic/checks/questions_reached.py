"""Every question can be reached and answered: some path shows it, and wherever it is shown there is an answer to give.

A question drawn from another's options (`options_from`) is answered by itself when one option is chosen, so it must
not be shown before two are; a condition for showing it that never holds hides it for ever.
"""

from __future__ import annotations

from advisor.knowledge.condition import parse
from advisor.logic.checks.finding import Finding, Report, statement
from advisor.logic.verdict_space import VerdictSpace


def check(space: VerdictSpace) -> Report:
    """Search the condition of each question for a case that shows it, and one with nothing to choose from."""
    report = Report("every question can be reached and answered")
    diagram = space.diagram(space.knowledge.meta.as_known_on)
    for question in space.knowledge.questions:
        shown = diagram.compile(question.shown_when)
        search = diagram.search([shown], lambda row: row[0])
        report.saw(search.visited, search.combinations)
        if True not in search.outcomes:
            searched = statement(search.visited, search.combinations)
            message = "no combination of answers shows this question."
            report.findings.append(Finding("questions", question.id, message, "Mend `shown_when`.", searched=searched))
        if question.options_from is not None:
            pool = diagram.compile(parse({question.options_from: {"count_at_least": 2}}))
            empty = diagram.formulas.every([shown, diagram.formulas.negate(pool)])
            search = diagram.search([empty], lambda row: row[0])
            report.saw(search.visited, search.combinations)
            if True in search.outcomes:
                message = "it is shown where there is nothing to choose from."
                witness = search.outcomes[True].witness
                report.findings.append(
                    Finding("questions", question.id, message, "Mend `shown_when`.", witness=witness)
                )
    return report
