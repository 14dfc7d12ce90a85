"""The text document on the cadence: what is sent, quotas, months, work, what to expect."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from advisor.report.office import sections
from advisor.report.office.paper_plan import dates_that_matter
from advisor.report.office.phrases import in_turn
from advisor.report.office.spans import Cell, Line, alert, all_said, filled, marks, plain, quiet, said, strong
from advisor.report.office.tongue import by_tongue
from advisor.report.spoken import commas
from advisor.words import say, say_count

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper

Figure = Callable[[str], bool]


def cadence(paper: Paper, data: dict[str, Any], figure: Figure) -> None:
    """What is sent of what is wished, quotas, months, work, dates that matter, what to expect."""
    told = data["cadence"]
    paper.heading(sections.cadence(), anchor="cadence")
    if told["dates"]:
        for line in frame_lines(told):
            paper.say(line, "Callout")
        if told["wished"]:
            rows = [(each["account"], each["wished"], each["planned"], each["unmet"]) for each in told["wished"]]
            caption = say("Broadcasts wished for over the whole plan, and what is planned of them")
            heads = (say("Account"), say("Wished for"), say("Planned"), say("Had to give"))
            paper.table(caption, heads, (75, 30, 30, 30), rows, right=(1, 2, 3))
    else:
        paper.say(plain(no_broadcasts()))
    if told["warnings"] or told["refused"]:
        paper.heading(say("What had to give"), 2)
        paper.bullets(all_said(told["warnings"]))
        paper.bullets(
            in_turn(strong(say("Not planned: {broadcast}.", broadcast=row["what"])), *map(said, row["reasons"]))
            for row in told["refused"]
        )
    if told["quotas"]:
        _quotas(paper, told["quotas"])
    if told["dates"]:
        paper.heading(say("The year at a glance"), 2)
        for name in ("broadcasts_by_week", "articles_by_week", "calendar_heatmap"):
            figure(name)
    if told["months"]:
        _months(paper, told, figure)
    if told["pages"]:
        _pages(paper, told["pages"])
    _work(paper, told, figure)
    dates_that_matter(paper, told)
    _expected(paper, told, figure)


def no_broadcasts() -> str:
    """That nothing is planned."""
    return say("No broadcasts are planned on the answers given.")


def frame_lines(told: dict[str, Any]) -> list[Line]:
    """How much is planned, and what of the wishes is kept."""
    articles = say_count(told["articles"], "{number} article", "{number} articles")
    broadcasts = say_count(
        told["broadcasts"],
        "{number} broadcast with {articles}",
        "{number} broadcasts with {articles}",
        articles=articles,
    )
    if told["capacity_known"]:
        sentence = say(
            "{broadcasts} in {weeks} from {day}; at most {planned} articles a month are planned, and the team can "
            "produce {capacity} a month. Days and quotas are counted in the time zone {zone}."
        )
    else:
        sentence = say(
            "{broadcasts} in {weeks} from {day}; at most {planned} articles a month are planned, and what the team can "
            "produce is not known. Days and quotas are counted in the time zone {zone}."
        )
    given = {"day": told["start"], "zone": told["timezone"]}
    given |= {key: told[key] for key in ("weeks", "planned", "capacity")}
    lines = [filled(sentence, broadcasts=strong(broadcasts), **given)]
    return [*lines, plain(told["proof"])] if told["proof"] else lines


def _quotas(paper: Paper, quotas: list[dict[str, Any]]) -> None:
    paper.heading(say("The quotas in force"), 2)
    paper.table(
        say("Quotas that the plan keeps on every day"),
        (say("Account"), say("Broadcasts"), say("Articles each"), say("In force"), say("Rests on")),
        (38, 30, 25, 46, 26),
        [(each["account"], each["quota"], each["articles"], each["window"], marks(each)) for each in quotas],
    )


def _pages(paper: Paper, pages: list[dict[str, Any]]) -> None:
    paper.heading(say("Published without notice"), 2)
    paper.say(plain(say("Pages with a lasting link; they use no quota, and no follower is told.")))
    paper.bullets(
        filled(
            say("{account}, {number}: {days}."),
            account=strong(each["account"]),
            number=f"{len(each['days'])}",
            days=commas(each["days"]),
        )
        for each in pages
    )


def _months(paper: Paper, told: dict[str, Any], figure: Figure) -> None:
    paper.heading(say("Month by month"), 2)
    figure("quota_used_by_month")
    figure("capacity_by_month")
    reads = any(each["reads"] for each in told["months"])
    caption = (
        say(
            "Broadcasts of the quota, articles of those the team can write, hours of work against the team’s, and "
            "expected reads (bands: low–central–high), and the dates that weigh most"
        )
        if reads
        else say(
            "Broadcasts of the quota, articles of those the team can write, hours of work against the team’s (bands: "
            "low–central–high), and the dates that weigh most"
        )
    )
    heads = (say("Month"), say("Broadcasts"), say("Articles"), say("Hours"), *((say("Reads"),) if reads else ()))
    paper.table(
        caption,
        (*heads, say("Dates (day)")),
        (*by_tongue((18, 46), (22, 42)), 17, 24, *((33,) if reads else ()), 37 if reads else 60),
        [_month(each, reads=reads) for each in told["months"]],
        right=(2, 3, *((4,) if reads else ())),
    )


def _month(each: dict[str, Any], *, reads: bool) -> list[Cell]:
    able = (
        say("{articles} of {able}", articles=each["articles"], able=each["able"]) if each["able"] else each["articles"]
    )
    hours = [alert(each["hours"]) if each["short"] else plain(each["hours"])]
    hours += [quiet(say("team {hours}", hours=each["team"]))] if each["team"] else []
    read: list[Cell] = [[plain(one) for one in each["reads"]] if each["reads"] else "–"] if reads else []
    return [strong(each["month"]), [plain(one) for one in each["broadcasts"]], able, hours, *read, each["moments"]]


def _work(paper: Paper, told: dict[str, Any], figure: Figure) -> None:
    if not told["roles"] and not told["effort_inputs"]:
        return
    paper.heading(say("The work it takes"), 2)
    figure("effort_by_month")
    if told["roles"]:
        rows = [(each["role"], each["month"], each["whole"]) for each in told["roles"]]
        caption = say(
            "Hours of work by role: in the central case of the lightest and the heaviest month, and over the whole "
            "plan (low–central–high)"
        )
        paper.table(caption, (say("Role"), say("A month"), say("Whole plan")), (85, 35, 45), rows, right=(1, 2))
    if told["effort_inputs"]:
        paper.heading(say("How the hours are counted"), 3)
        paper.bullets(all_said(told["effort_inputs"]))


def _expected(paper: Paper, told: dict[str, Any], figure: Figure) -> None:
    if not told["no_readers"] and not told["projected"]:
        return
    paper.heading(say("What to expect"), 2)
    if told["no_readers"]:
        none = say(
            "The accounts have no followers yet, so reads are not projected; they begin with the first followers."
        )
        paper.say(plain(none))
        return
    wide = say("The band is wide because the inputs are; narrow it with the figures of your own last ten broadcasts.")
    paper.say(plain(wide))
    figure("reads_band")
    if told["unread"]:
        unread = say("Not projected, because no followers are known yet: {accounts}.", accounts=commas(told["unread"]))
        paper.say(plain(unread), "Note")
    if told["inputs"]:
        paper.heading(say("Inputs of the projection"), 3)
        paper.bullets(all_said(told["inputs"]))
