"""The workbench on screen: problems in their places, an edit line by line, what it would alter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from advisor.cases.watch import Moved, Rated
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem
from advisor.logic.difference import Difference, Membership, Shift
from advisor.report.spoken import STRENGTHS, YES_OR_NO, Spoken, aside, first_capital, semicolons
from advisor.report.wording import listed
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, table, tag, typed
from advisor.web.workbench.workbench_impact import Impact
from advisor.words import say, say_count

MOST_PROBLEMS, MOST_LINES, MOST_IDS, MOST_CASES = 200, 2000, 12, 50
OUTCOMES: Mapping[str, str] = Spoken(
    lambda: {
        "open": say("open"),
        "conditional": say("open after steps"),
        "closed": say("closed"),
        "unknown": say("undecided"),
        "none": say("no need"),
        **STRENGTHS,
    }
)
GRAVE: Mapping[str, str] = Spoken(
    lambda: {"high": say("Touches what is advised"), "medium": say("Of weight"), "low": say("Details")}
)


def problems_shown(problems: Sequence[Problem], *, file: str, text: str) -> Markup:
    """Every problem with its place, what to do, and the line it stands in; those of `file` lead there."""
    lines = text.split("\n")
    rows = [_problem(problem, lines if problem.file == file else []) for problem in problems[:MOST_PROBLEMS]]
    head = say_count(len(problems), "{number} problem", "{number} problems")
    rest = len(problems) - len(rows)
    beyond = say("and {number} more", number=rest) if rest else ""
    return tag(
        "div",
        tag("p", tag("strong", head), " ", say("Nothing is saved while there are any."), class_="small"),
        bullets(rows, class_="plain"),
        tag("p", beyond, class_="quiet") if beyond else None,
        class_="problems",
        role="status",
    )


def _problem(problem: Problem, lines: list[str]) -> Markup:
    place: Content = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    if lines and problem.line:
        told = say("Line {line}, column {column}", line=problem.line, column=problem.column)
        place = tag("a", told, href=f"#workbench-line-{problem.line}-{problem.column}")
    said = [tag("span", place, class_="place"), " ", problem.message]
    step = tag("span", problem.next_step, class_="quiet block") if problem.next_step else None
    return joined([*said, step, _excerpt(problem, lines)])


def _excerpt(problem: Problem, lines: list[str]) -> Markup | None:
    if not 0 < problem.line <= len(lines):
        return None
    line, cut = lines[problem.line - 1], max(problem.column - 1, 0)
    return tag("pre", tag("span", str(problem.line), class_="quiet"), "  ", line[:cut], tag("mark", line[cut:] or " "))


def patch_shown(patch: bytes) -> Markup:
    """A patch, line by line."""
    lines = patch.decode("utf-8", "replace").splitlines()
    looks = {"+": "added", "-": "removed", "@": "quiet"}
    rows = [tag("span", line or " ", class_=looks.get(line[:1])) for line in lines[2:MOST_LINES]]
    beyond = say("The rest stands in the patch.") if len(lines) > MOST_LINES else None
    name = say("The edit, line by line")
    return joined([tag("pre", *rows, class_="patch", role="region", aria_label=name, tabindex=0), beyond])


def impact_shown(found: Impact, knowledge: Knowledge, *, cases: bool) -> Markup:
    """What the edit alters. `cases` is whether those kept here could be looked at."""
    return joined(
        [
            _unproved(found),
            tag("h3", say("Over every combination of answers")),
            _difference(found.difference, knowledge),
            _untranslated(found),
            tag("h3", say("On the cases kept here")),
            _cases(found) if cases else tag("p", say("The saved cases cannot be read just now.")),
        ]
    )


def _unproved(found: Impact) -> Markup:
    if not found.unproved:
        return EMPTY
    told = say_count(
        len(found.unproved),
        "{number} thing the base could prove would no longer hold. Mend it first; until then nothing is saved.",
        "{number} things the base could prove would no longer hold. Mend them first; until then nothing is saved.",
    )
    rows = (joined([tag("code", row.where), " ", row.message, " ", row.next_step]) for row in found.unproved)
    return tag("div", tag("p", tag("strong", told)), bullets(rows), class_="problems")


def _difference(found: Difference, knowledge: Knowledge) -> Markup:
    if found.nothing:
        return tag("p", say("Nothing: the base says the same. Comments, order and layout are no difference."))
    entries = bullets(_members(entry) for entry in found.members)
    shifts = (*found.verdicts, *found.needs)
    if not shifts:
        told = say("No verdict and no need changes in any of {number} combinations.", number=f"{found.combinations:,}")
        return joined([entries, tag("p", told)])
    head = (say("What"), say("So far"), say("From now on"), say("Combinations"), say("Caused by"), say("For example"))
    rows = [_shift(shift, knowledge) for shift in shifts]
    told = say_count(len(shifts), "{number} outcome changes.", "{number} outcomes change.")
    body = table(
        head, rows, name=say("Outcomes that change"), numbers=(3,), widths=(20, 12, 12, 16, 18, 22), class_="wide tall"
    )
    return joined([entries, tag("p", tag("strong", told)), body])


def _members(entry: Membership) -> Markup:
    told = {"added": say("added"), "removed": say("removed"), "changed": say("changed")}
    parts = [say("{how}: {ids}", how=told[how], ids=_ids(getattr(entry, how))) for how in told if getattr(entry, how)]
    return joined([tag("code", entry.collection), " ", semicolons(parts)])


def _ids(idents: Sequence[str]) -> str:
    shown, rest = idents[:MOST_IDS], len(idents) - MOST_IDS
    return listed(shown) if rest <= 0 else f"{listed(shown)} … (+{rest})"


def _shift(shift: Shift, knowledge: Knowledge) -> tuple[Content, ...]:
    example = semicolons(
        say("{question}: {answer}", question=key, answer=_answer(value)) for key, value in shift.example.items()
    )
    return (
        _named(shift.what, knowledge),
        OUTCOMES[shift.before],
        tag("strong", OUTCOMES[shift.after]),
        joined(
            [
                f"{shift.count:,}",
                tag("br"),
                tag("span", say("of {number}", number=f"{shift.combinations:,}"), class_="quiet"),
            ]
        ),
        _ids(shift.rules) if shift.rules else say("a fact or a term"),
        tag("span", example or say("always"), class_="quiet"),
    )


def _named(what: str, knowledge: Knowledge) -> str:
    account, _, route = what.partition("/")
    if route and account in knowledge.account:
        routes = {each.id: each.name for each in knowledge.routes}
        return aside(knowledge.account[account].name, routes.get(route, route))
    needs = {need.id: need.title for need in knowledge.needs}
    return needs.get(what, what)


def _answer(value: Any) -> str:
    if isinstance(value, tuple):
        return listed(map(str, value)) or say("none")
    return YES_OR_NO[value] if isinstance(value, bool) else str(value)


def _untranslated(found: Impact) -> Markup:
    if not found.untranslated:
        return EMPTY
    told = say_count(
        len(found.untranslated),
        "{number} text of the edit has no translation yet; readers in Chinese get it in English.",
        "{number} texts of the edit have no translation yet; readers in Chinese get them in English.",
    )
    return more(told, bullets(found.untranslated[:MOST_LINES]))


def _cases(found: Impact) -> Markup:
    number = len(found.moved)
    if not number + found.unmoved:
        return tag("p", say("No case is kept here yet."))
    told = say_count(number, "{number} case would get other advice", "{number} cases would get other advice")
    kept = say_count(found.unmoved, "{number} would get the same", "{number} would get the same")
    rows = [_case(case) for case in found.moved[:MOST_CASES]]
    beyond = number - len(rows)
    rest = say("and {number} more", number=beyond) if beyond else None
    return joined([tag("p", tag("strong", say("{one}; {other}.", one=told, other=kept))), *rows, rest])


def _case(case: Moved) -> Markup:
    badge = tag("span", GRAVE[case.severity], class_=f"badge {case.severity if case.severity != 'low' else ''}".strip())
    name = typed(case.name) if case.name else say("No client named yet")
    unfit = say("To be asked again: {questions}.", questions=listed(case.unfit)) if case.unfit else None
    return more(joined([name, " ", badge]), tag("p", unfit) if unfit else None, bullets(map(_change, case.changes)))


def _change(found: Rated) -> Markup:
    change = found.change
    told = say(
        "{title}: so far {before}, now {after}.", title=first_capital(change.title), before=change.was, after=change.now
    )
    causes: Iterable[str] = dict.fromkeys((*change.rules, *change.facts, *(found.edited if found.surely else ())))
    by = listed(causes)
    return joined([told, tag("span", say("by {causes}", causes=by), class_="quiet block") if by else None])
