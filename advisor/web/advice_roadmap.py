"""The roadmap case by case and step by step, and the figures at the head of the advice."""

from __future__ import annotations

from advisor.advice.model import Advice, Launch, PlannedStep
from advisor.advice.parts.network import AccountLaunch, FirstStep, LaunchCase
from advisor.report.telling.timing import CASES, MEANT, criticality, held
from advisor.report.wording import Names, count, day, days, listed, money, short_day, span
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, table, tag
from advisor.web.opinions_shown import spoken

MAY_WAIT = (
    "A step may start on its start-by day without moving the launch or the end, if all else takes its typical time."
)
IN_TIME = {True: "In time for", False: "Too late for"}


def figures(advice: Advice) -> Markup:
    """Launch, needs met, known costs and broadcasts, at a glance."""
    launch, cadence = advice.launch, advice.cadence
    costs = advice.costs
    known = sum(step.amount is not None for step in costs.steps)
    cost = f"CNY {span(costs.setting_up.min, costs.setting_up.max)}" if known else "–"
    met = sum(bool(need.met_by) for need in advice.needs)
    window = f"{day(launch.earliest)} to {day(launch.latest)}" if launch.earliest else "no launch date without a mix"
    deadline = (
        f"{IN_TIME[launch.meets_deadline]} {day(launch.deadline)}"
        if launch.meets_deadline is not None
        else "No deadline is known"
    )
    return tag(
        "div",
        figure("Typical launch", day(launch.typical), f"{window}. {deadline}."),
        figure("Needs met", f"{met} of {len(advice.needs)}", "by this mix, some within limits"),
        figure(
            "Set-up, known costs",
            cost,
            f"{count(known, 'step')} with a figure, {len(costs.without_figure)} without",
        ),
        figure("Broadcasts", f"{len(cadence.broadcasts)}", f"{count(cadence.weeks, 'week')} from {day(cadence.start)}"),
        class_="figures",
    )


def figure(title: str, value: str, note: str) -> Markup:
    """A figure with its title above and what it means below."""
    return tag(
        "div",
        tag("p", title, class_="figure-title"),
        tag("p", value, class_="figure-value"),
        tag("p", note, class_="quiet"),
        class_="figure",
    )


def launch(advice: Advice, names: Names, cites: Cites) -> Markup:
    """Whether the deadline holds, case by case, when each account is live, and what to start first."""
    found = advice.launch
    if found.typical is None:
        return tag("p", "Without a mix there is no roadmap.", " ", judged())
    order = _order(advice)
    head = ("", *(CASES[case.case] for case in found.cases))
    rows: list[tuple[Content, ...]] = [(tag("strong", "Launch"), *(day(case.launch) for case in found.cases))]
    if found.deadline is not None:
        title = tag("strong", f"Live by {day(found.deadline)}")
        rows.append((title, *(_held(case) for case in found.cases)))
    rows += [_live(account, names) for account in found.accounts]
    set_by = (", ".join(str(order[step]) for step in case.critical if step in order) or "–" for case in found.cases)
    rows.append((tag("strong", "Steps that set it"), *set_by))
    return joined(
        [
            *(tag("p", cites.said(said.text, said)) for said in found.says),
            tag("p", "No date was named by which it must be live.", class_="quiet") if not found.deadline else None,
            table(head, rows, name="The launch in the best, the typical and the worst case"),
            tag("p", f"{MEANT}. {MAY_WAIT}", " ", judged(), class_="quiet"),
            _first(found, order, cites),
        ]
    )


def _held(case: LaunchCase) -> Markup:
    """Whether the deadline holds in a case, by how many days."""
    told = held(case)
    return tag("span", f"{told[:1].upper()}{told[1:]}", class_=f"badge {'good' if case.holds else 'closed'}")


def _live(account: AccountLaunch, names: Names) -> tuple[Content, ...]:
    after = tag("span", "prepared after the launch", class_="quiet") if account.after_launch else None
    name = f"{names.account(account.account)} live"
    title = joined([tag("strong", name), tag("br") if after else None, after])
    return title, day(account.earliest), day(account.typical), day(account.latest)


def _first(found: Launch, order: dict[str, int], cites: Cites) -> Markup | None:
    """The steps to begin with, and why."""
    if not found.start_first:
        return None

    def told(step: FirstStep) -> Markup:
        when = f"from {day(step.start)}, at the latest on {day(step.start_by)}"
        title = tag("strong", f"{order[step.step]}. {step.title}" if step.step in order else step.title)
        return joined([title, f" – {when}. ", cites.said(step.reason.text, step.reason)])

    return joined([tag("h3", "Start with this"), bullets(map(told, found.start_first))])


def _order(advice: Advice) -> dict[str, int]:
    return {step.step: number for number, step in enumerate(advice.roadmap, 1)}


def roadmap(advice: Advice, names: Names, cites: Cites) -> Markup:
    """Every step, in the order in which they begin."""
    if not advice.roadmap:
        return EMPTY
    order = _order(advice)
    rows = (_row(step, order, spoken(advice.opinions, step.step), names=names, cites=cites) for step in advice.roadmap)
    head = ("No.", "Step", "For", "Typical dates", "Start by", "Days", "Cost, CNY", "After")
    return table(head, rows, name="Roadmap", widths=(4, 40, 11, 12, 12, 9, 7, 5), class_="wide")


def _row(
    step: PlannedStep, order: dict[str, int], opinions: Markup, *, names: Names, cites: Cites
) -> tuple[Content, ...]:
    when = day(step.start) if step.start == step.finish else f"{short_day(step.start)} – {day(step.finish)}"
    return (
        str(order[step.step]),
        joined([tag("strong", step.title), " ", _critical(step), cites.said(step.text, step), opinions]),
        listed(names.account(account) for account in step.for_) or "all",
        when,
        _waits(step),
        joined([days(step.days), tag("br"), tag("span", f"{step.confidence} confidence", class_="quiet")]),
        joined(
            [money(step.cost_cny), *((tag("br"), tag("span", "every year", class_="quiet")) if step.yearly else ())]
        ),
        ", ".join(map(str, sorted(order[before] for before in step.after if before in order))) or "–",
    )


def _critical(step: PlannedStep) -> Markup | None:
    """The mark of a step that sets the typical launch; in words, in which other cases it does so."""
    told = criticality(step)
    badge = tag("span", "critical", class_="badge critical") if step.critical else None
    note = tag("span", f"{told[:1].upper()}{told[1:]}.", class_="quiet block") if told else tag("br")
    return joined([badge, note])


def _waits(step: PlannedStep) -> Markup:
    """The day by which a step has to start, and how long it may wait."""
    total = step.slack.total_days
    told = f"{count(total, 'day')} of slack" if total else "no slack"
    return joined([day(step.slack.start_by), tag("br"), tag("span", told, class_="quiet")])
