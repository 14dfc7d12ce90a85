"""The roadmap case by case and step by step, and the figures at the head of the advice."""

from __future__ import annotations

from datetime import date

from advisor.advice.model import Advice, Launch, PlannedStep
from advisor.advice.parts.network import AccountLaunch, FirstStep, LaunchCase
from advisor.report.spoken import commas, first_capital, sentences
from advisor.report.telling.confidence import confidence
from advisor.report.telling.timing import case_named, criticality, held
from advisor.report.wording import Names, day, days, listed, money, short_day, span
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, filled, joined, table, tag
from advisor.web.report.opinions_shown import spoken
from advisor.words import language, say, say_count


def figures(advice: Advice) -> Markup:
    """Launch, needs met, known costs and broadcasts, at a glance."""
    launch, cadence = advice.launch, advice.cadence
    costs = advice.costs
    known = sum(step.amount is not None for step in costs.steps)
    cost = say("CNY {amount}", amount=span(costs.setting_up.min, costs.setting_up.max)) if known else "–"
    met = sum(bool(need.met_by) for need in advice.needs)
    figured = say_count(
        known,
        "{number} step with a figure, {without} without",
        "{number} steps with a figure, {without} without",
        without=len(costs.without_figure),
    )
    weeks = say_count(cadence.weeks, "{number} week from {day}", "{number} weeks from {day}", day=day(cadence.start))
    return tag(
        "div",
        figure(say("Typical launch"), day(launch.typical), sentences(_window(launch), _in_time(launch))),
        figure(
            say("Needs met"),
            say("{number} of {all}", number=met, all=len(advice.needs)),
            say("by this mix, some within limits"),
        ),
        figure(say("Set-up, known costs"), cost, figured),
        figure(say("Broadcasts"), f"{len(cadence.broadcasts)}", weeks),
        class_="figures",
    )


def _window(launch: Launch) -> str:
    """Between which days the launch falls."""
    if not launch.earliest:
        return say("no launch date without a mix.")
    return say("{first} to {last}.", first=day(launch.earliest), last=day(launch.latest))


def _in_time(launch: Launch) -> str:
    """Whether the typical launch is in time for the deadline."""
    if launch.meets_deadline is None:
        return say("No deadline is known.")
    if launch.meets_deadline:
        return say("In time for {day}.", day=day(launch.deadline))
    return say("Too late for {day}.", day=day(launch.deadline))


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
        return tag("p", say("Without a mix there is no roadmap."), " ", judged())
    order = _order(advice)
    head = ("", *(case_named(case.case) for case in found.cases))
    rows: list[tuple[Content, ...]] = [(tag("strong", say("Launch")), *(day(case.launch) for case in found.cases))]
    if found.deadline is not None:
        title = tag("strong", say("Live by {day}", day=day(found.deadline)))
        rows.append((title, *(_held(case) for case in found.cases)))
    rows += [_live(account, names) for account in found.accounts]
    set_by = (commas(str(order[step]) for step in case.critical if step in order) or "–" for case in found.cases)
    rows.append((tag("strong", say("Steps that set it")), *set_by))
    return joined(
        [
            *(tag("p", cites.said(said.text, said)) for said in found.says),
            None if found.deadline else tag("p", say("No date was named by which it must be live."), class_="quiet"),
            table(head, rows, name=say("The launch in the best, the typical and the worst case")),
            tag(
                "p",
                say(
                    "Best: every step takes its least time; typical: its typical time; worst: its most. A step may "
                    "start on its start-by day without moving the launch or the end, if all else takes its typical "
                    "time."
                ),
                " ",
                judged(),
                class_="quiet",
            ),
            _first(found, order, cites),
        ]
    )


def _held(case: LaunchCase) -> Markup:
    """Whether the deadline holds in a case, by how many days."""
    return tag("span", first_capital(held(case)), class_=f"badge {'good' if case.holds else 'closed'}")


def _live(account: AccountLaunch, names: Names) -> tuple[Content, ...]:
    after = tag("span", say("prepared after the launch"), class_="quiet") if account.after_launch else None
    name = say("{account} live", account=names.account(account.account))
    title = joined([tag("strong", name), tag("br") if after else None, after])
    return title, day(account.earliest), day(account.typical), day(account.latest)


def _first(found: Launch, order: dict[str, int], cites: Cites) -> Markup | None:
    """The steps to begin with, and why."""
    if not found.start_first:
        return None

    def told(step: FirstStep) -> Markup:
        place = order.get(step.step)
        return filled(
            say("{step} – from {start}, at the latest on {start_by}. {reason}"),
            step=tag("strong", say("{number}. {step}", number=place, step=step.title) if place else step.title),
            start=day(step.start),
            start_by=day(step.start_by),
            reason=cites.said(step.reason.text, step.reason),
        )

    return joined([tag("h3", say("Start with this")), bullets(map(told, found.start_first))])


def _order(advice: Advice) -> dict[str, int]:
    return {step.step: number for number, step in enumerate(advice.roadmap, 1)}


def roadmap(advice: Advice, names: Names, cites: Cites) -> Markup:
    """Every step, in the order in which they begin."""
    if not advice.roadmap:
        return EMPTY
    order = _order(advice)
    rows = (_row(step, order, spoken(advice.opinions, step.step), names=names, cites=cites) for step in advice.roadmap)
    head = (
        say("No."),
        say("Step"),
        say("For"),
        say("Typical dates"),
        say("Start by"),
        say("Days"),
        say("Cost, CNY"),
        say("After"),
    )
    return table(head, rows, name=say("Roadmap"), widths=(4, 40, 11, 12, 12, 9, 7, 5), class_="wide")


def _named_once(first: date, last: date) -> dict[str, str]:
    """Two days with the year at one of them: in Chinese the first, and at both where they lie in two years."""
    if language() == "en":
        return {"first": short_day(first), "last": day(last)}
    return {"first": day(first), "last": short_day(last) if first.year == last.year else day(last)}


def _row(
    step: PlannedStep, order: dict[str, int], opinions: Markup, *, names: Names, cites: Cites
) -> tuple[Content, ...]:
    when = (
        day(step.start)
        if step.start == step.finish
        else say("{first} – {last}", **_named_once(step.start, step.finish))
    )
    return (
        str(order[step.step]),
        joined([tag("strong", step.title), " ", _critical(step), cites.said(step.text, step), opinions]),
        listed(names.account(account) for account in step.for_) or say("all"),
        when,
        _waits(step),
        joined([days(step.days), tag("br"), tag("span", confidence(step.confidence), class_="quiet")]),
        joined(
            [
                money(step.cost_cny),
                *((tag("br"), tag("span", say("every year"), class_="quiet")) if step.yearly else ()),
            ]
        ),
        commas(map(str, sorted(order[before] for before in step.after if before in order))) or "–",
    )


def _critical(step: PlannedStep) -> Markup | None:
    """The mark of a step that sets the typical launch; in words, in which other cases it does so."""
    told = criticality(step)
    badge = tag("span", say("critical"), class_="badge critical") if step.critical else None
    note = tag("span", say("{sentence}.", sentence=first_capital(told)), class_="quiet block") if told else tag("br")
    return joined([badge, note])


def _waits(step: PlannedStep) -> Markup:
    """The day by which a step has to start, and how long it may wait."""
    total = step.slack.total_days
    told = say_count(total, "{number} day of slack", "{number} days of slack") if total else say("no slack")
    return joined([day(step.slack.start_by), tag("br"), tag("span", told, class_="quiet")])
