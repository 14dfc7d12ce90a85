"""The text document on the cadence and on the rules of daily work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from advisor.report.office import words as w
from advisor.report.office.spans import Cell, Line, alert, all_said, filled, marks, plain, quiet, said, strong

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper

Figure = Callable[[str], bool]


def cadence(paper: Paper, data: dict[str, Any], figure: Figure) -> None:
    """What is sent of what is wished, quotas, months, work, dates that matter, what to expect."""
    told = data["cadence"]
    paper.heading(w.CADENCE, anchor="cadence")
    if told["dates"]:
        for line in frame_lines(told):
            paper.say(line, "Callout")
        if told["wished"]:
            rows = [(each["account"], each["wished"], each["planned"], each["unmet"]) for each in told["wished"]]
            paper.table(w.WISHED_CAPTION, w.WISHED_HEADS, (75, 30, 30, 30), rows, right=(1, 2, 3))
    else:
        paper.say(plain(w.NO_BROADCASTS))
    if told["warnings"] or told["refused"]:
        paper.heading(w.HAD_TO_GIVE, 2)
        paper.bullets(all_said(told["warnings"]))
        paper.bullets(
            filled(w.NOT_PLANNED, what=row["what"], reasons=_joined(row["reasons"])) for row in told["refused"]
        )
    if told["quotas"]:
        paper.heading(w.QUOTAS, 2)
        paper.table(
            w.QUOTAS_CAPTION,
            w.QUOTAS_HEADS,
            (38, 30, 25, 46, 26),
            [
                (each["account"], each["quota"], each["articles"], each["window"], marks(each))
                for each in told["quotas"]
            ],
        )
    if told["dates"]:
        paper.heading(w.YEAR, 2)
        for name in ("broadcasts_by_week", "articles_by_week", "calendar_heatmap"):
            figure(name)
    if told["months"]:
        _months(paper, told, figure)
    if told["pages"]:
        paper.heading(w.PAGES, 2)
        paper.say(plain(w.PAGES_INTRO))
        paper.bullets(
            filled(w.PAGES_LINE, account=each["account"], number=f"{len(each['days'])}", days=", ".join(each["days"]))
            for each in told["pages"]
        )
    _work(paper, told, figure)
    _moments(paper, told)
    _expected(paper, told, figure)


def frame_lines(told: dict[str, Any]) -> list[Line]:
    """How much is planned, and what of the wishes is kept."""
    given = {
        key: f"{told[key]}" for key in ("broadcasts", "articles", "weeks", "start", "planned", "capacity", "timezone")
    }
    known = told["capacity"] != "not known"
    lines = [filled(w.FRAME if known else w.FRAME_UNKNOWN, **given)]
    return [*lines, plain(told["proof"])] if told["proof"] else lines


def _joined(sentences: list[dict[str, Any]]) -> Line:
    line: Line = ()
    for each in sentences:
        line = (*line, *(plain(" ") if line else ()), *said(each))
    return line


def _months(paper: Paper, told: dict[str, Any], figure: Figure) -> None:
    paper.heading(w.MONTH_BY_MONTH, 2)
    figure("quota_used_by_month")
    figure("capacity_by_month")
    reads = any(each["reads"] for each in told["months"])
    *heads, dates = w.MONTHS_HEADS
    rows: list[list[Cell]] = []
    for each in told["months"]:
        able = w.OF.format(number=each["articles"], most=each["able"]) if each["able"] else each["articles"]
        hours = [alert(each["hours"]) if each["short"] else plain(each["hours"])]
        hours += [quiet(w.TEAM.format(hours=each["team"]))] if each["team"] else []
        read: list[Cell] = [[plain(one) for one in each["reads"]] if each["reads"] else "–"] if reads else []
        rows.append(
            [strong(each["month"]), [plain(one) for one in each["broadcasts"]], able, hours, *read, each["moments"]]
        )
    paper.table(
        w.MONTHS_CAPTION_READS if reads else w.MONTHS_CAPTION,
        (*heads, *((w.READS,) if reads else ()), dates),
        (18, 46, 17, 24, *((33,) if reads else ()), 37 if reads else 60),
        rows,
        right=(2, 3, *((4,) if reads else ())),
    )


def _work(paper: Paper, told: dict[str, Any], figure: Figure) -> None:
    if not told["roles"] and not told["effort_inputs"]:
        return
    paper.heading(w.WORK, 2)
    figure("effort_by_month")
    if told["roles"]:
        rows = [(each["role"], each["month"], each["whole"]) for each in told["roles"]]
        paper.table(w.ROLES_CAPTION, w.ROLES_HEADS, (85, 35, 45), rows, right=(1, 2))
    if told["effort_inputs"]:
        paper.heading(w.HOURS_COUNTED, 3)
        paper.bullets(all_said(told["effort_inputs"]))


def _moments(paper: Paper, told: dict[str, Any]) -> None:
    if not told["moments"] and not told["smaller"]:
        return
    paper.heading(w.DATES_MATTER, 2)
    if told["moments"]:
        expected = any(each["expected"] for each in told["moments"])
        paper.table(
            w.MOMENTS_EXPECTED if expected else w.MOMENTS_CAPTION,
            w.MOMENTS_HEADS,
            (28, 38, 27, 72),
            [_moment(each) for each in told["moments"]],
        )
    if told["smaller"]:
        paper.say(plain(w.SMALLER.format(dates="; ".join(told["smaller"]))), "Note")


def _moment(each: dict[str, Any]) -> list[Cell]:
    weight = f"{each['weight']}"
    if each["work_from"]:
        weight = w.WEIGHT_FROM.format(weight=weight, day=each["work_from"])
    return [
        [plain(each["day"]), *([quiet(w.EXPECTED)] if each["expected"] else [])],
        strong(each["name"]),
        alert(w.NO_PROMOTION) if each["barred"] else weight,
        said(each),
    ]


def _expected(paper: Paper, told: dict[str, Any], figure: Figure) -> None:
    if not told["no_readers"] and not told["projected"]:
        return
    paper.heading(w.TO_EXPECT, 2)
    if told["no_readers"]:
        paper.say(plain(w.NO_READERS))
        return
    paper.say(plain(w.BAND_WIDE))
    figure("reads_band")
    if told["unread"]:
        paper.say(plain(w.UNREAD.format(accounts=", ".join(told["unread"]))), "Note")
    if told["inputs"]:
        paper.heading(w.PROJECTION, 3)
        paper.bullets(all_said(told["inputs"]))


def every_broadcast(paper: Paper, data: dict[str, Any]) -> None:
    """The dated plan, a row a broadcast."""
    told = data["cadence"]
    dates = told["dates"]
    if not dates:
        return
    paper.heading(w.EVERY_BROADCAST)
    timed, several = bool(told["slots"]), not told["one_account"]
    apart = any(each["segment"] != "all" for each in dates)
    columns: list[tuple[str, float, Callable[[dict[str, Any]], str]]] = [
        (w.DAY, 29, lambda each: f"{each['weekday']} {each['day']}" + (" •" if each["pinned"] else "")),
        *([(w.TIME, 15, lambda each: each["slot"])] if timed else []),
        *([(w.ACCOUNT, 36, lambda each: each["account"])] if several else []),
        *([(w.SEGMENT, 17, lambda each: each["segment"])] if apart else []),
        (w.ARTICLES, 14, lambda each: each["articles"]),
        (w.CONTENT, 28, lambda each: each["pillar"]),
        (w.OCCASION, 33, lambda each: each["moment"]),
        (w.PREPARE, 24, lambda each: each["prepare"]),
    ]
    caption = [w.DATES_CAPTION if several else w.DATES_ONE.format(account=told["one_account"])]
    caption += [w.DATES_VERSIONS] if any("×" in each["articles"] for each in dates) else []
    caption += [w.DATES_SLOTS.format(slots=told["slots"])] if timed else []
    caption += [w.DATES_PINNED] if any(each["pinned"] for each in dates) else []
    paper.table(
        " ".join(caption),
        [head for head, _, _ in columns],
        [width for _, width, _ in columns],
        [[shown(each) for _, _, shown in columns] for each in dates],
    )


def operating(paper: Paper, data: dict[str, Any]) -> None:
    """Quotas, windows and what never to promise, by the facts in force."""
    found = data.get("operating")
    if not found or not (found["kept"] or found["never"]):
        return
    paper.heading(w.OPERATING, anchor="operating")
    paper.say(plain(w.OPERATING_INTRO))
    for part, caption in (("kept", w.KEPT_CAPTION), ("never", w.NEVER_CAPTION)):
        if part == "never" and found[part]:
            paper.heading(w.NEVER, 2)
        if found[part]:
            paper.table(caption, w.KEPT_HEADS, (32, 55, 34, 22, 22), [_rule(rule) for rule in found[part]])


def _rule(rule: dict[str, Any]) -> list[Cell]:
    value = " ".join(filter(None, [rule["value"], rule["unit"]]))
    sure = [quiet(w.CONFIDENCE.format(level=rule["confidence"]))] if rule["confidence"] else []
    return [
        rule["accounts"],
        said(rule),
        [strong(value), *sure],
        rule["since"],
        rule["good_until"],
    ]
