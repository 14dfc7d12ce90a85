"""The cadence: what is sent of what is wished, quotas, months, work, dates, what to expect."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice, Broadcast, Cadence, MomentDay, QuotaWindow
from advisor.cadence.model import Refusal, Wished
from advisor.report.document.cadence_months import months, pages, roles, short_name
from advisor.report.document.said import all_said, dated
from advisor.report.spoken import aside, often, sentences, with_more
from advisor.report.wording import Marks, Names, day, listed, short_day, weekday
from advisor.words import say, say_count

_BIG = 2


def cadence(advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    """What the section on the cadence says."""
    plan = advice.cadence
    read = {each.account for each in plan.projections if each.reads.high}
    senders = [names.account(account) for account in dict.fromkeys(each.account for each in plan.broadcasts)]
    return {
        "start": day(plan.start),
        "weeks": say_count(plan.weeks, "{number} week", "{number} weeks"),
        "timezone": plan.timezone,
        "broadcasts": len(plan.broadcasts),
        "articles": sum(each.written for each in plan.broadcasts),
        "planned": f"{plan.articles_per_month.planned:g}",
        "capacity": _or_not_known(plan.articles_per_month.capacity),
        "capacity_known": plan.articles_per_month.capacity is not None,
        "wished": [_wished(each, names) for each in plan.wished] if len(plan.wished) > 1 else [],
        "proof": _proof(plan),
        "refused": [_refused(each, names, marks) for each in plan.refused],
        "quotas": [_quota(quota, names, marks) for quota in plan.quotas],
        "months": months(advice, names),
        "pages": pages(plan, names),
        "roles": roles(plan),
        "effort_inputs": all_said(plan.effort_inputs, marks),
        "one_account": listed(senders) if len(senders) == 1 else "",
        "dates": [_date(each, names) for each in plan.broadcasts],
        "slots": listed(names.slot(slot) for slot in dict.fromkeys(each.slot for each in plan.broadcasts) if slot),
        "moments": _moments([each for each in plan.moments if each.barred or each.weight >= _BIG], marks),
        "smaller": [
            aside(each.name, short_day(each.date)) for each in plan.moments if not each.barred and each.weight < _BIG
        ],
        "no_readers": bool(plan.projections) and not read,
        "projected": bool(read),
        "unread": [
            names.account(account)
            for account in dict.fromkeys(each.account for each in plan.projections)
            if account not in read
        ],
        "inputs": all_said(plan.projection_inputs, marks),
        "warnings": dated(plan.warnings, marks),
    }


def _wished(each: Wished, names: Names) -> dict[str, Any]:
    return {
        "account": names.account(each.account),
        "wished": f"{each.wished:,}",
        "planned": f"{each.planned:,}",
        "unmet": f"{each.unmet:,}" if each.unmet else "–",
    }


def _proof(plan: Cadence) -> str:
    """What the plan achieves, and whether anything better is possible."""
    score = plan.score
    if score is None or not plan.broadcasts:
        return ""
    sent = f"{score.sent:,}"
    if score.presence_most:
        told = say_count(
            score.wished,
            "It sends {sent} of {number} broadcast wished for and serves {served} of {weight} points of weight that "
            "the dates in reach have",
            "It sends {sent} of {number} broadcasts wished for and serves {served} of {weight} points of weight that "
            "the dates in reach have",
            sent=sent,
            served=f"{score.presence:,}",
            weight=f"{score.presence_most:,}",
        )
    else:
        told = say_count(
            score.wished,
            "It sends {sent} of {number} broadcast wished for",
            "It sends {sent} of {number} broadcasts wished for",
            sent=sent,
        )
    if score.clashes:
        told = say_count(
            score.clashes,
            "{told}; on {number} day two accounts speak of different things",
            "{told}; on {number} days two accounts speak of different things",
            told=told,
        )
    better = (
        say(
            "No better plan exists within these limits: none sends more of what is wished, and of those that send as "
            "much none serves the dates better, nor then lies more evenly."
        )
        if score.optimal
        else say("Whether a better plan exists within these limits was not proved.")
    )
    return sentences(say("{sentence}.", sentence=told), better)


def _or_not_known(number: int | float | None) -> str:
    return say("not known") if number is None else f"{number}"


def _refused(each: Refusal, names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "what": say("{account} on {day}", account=names.account(each.account), day=day(each.date)),
        "reasons": dated(each.reasons, marks),
    }


def _quota(quota: QuotaWindow, names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "account": names.account(quota.account),
        "quota": often(quota.broadcasts, quota.per),
        "articles": _or_not_known(quota.articles_each),
        "window": say("from {first} to {last}", first=day(quota.from_), last=day(quota.until))
        if quota.until
        else say("from {first}, no end known", first=day(quota.from_)),
        **marks.resting_on(quota.sources),
    }


def _moments(found: list[MomentDay], marks: Marks) -> list[dict[str, Any]]:
    """One row a moment; a run of days with the same words is one row."""
    runs: list[list[MomentDay]] = []
    for each in sorted(found, key=lambda each: (each.id, each.date)):
        last = runs[-1][-1] if runs else None
        if last is not None and (last.id, last.text) == (each.id, each.text) and (each.date - last.date).days == 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [
        {
            "day": " – ".join(
                say("{weekday} {day}", weekday=weekday(each.date), day=day(each.date))
                for each in dict.fromkeys((run[0], run[-1]))
            ),
            "expected": run[0].certainty == "expected",
            "name": run[0].name,
            "barred": run[0].barred,
            "weight": run[0].weight,
            "work_from": short_day(run[0].work_from) if run[0].work_from and not run[0].barred else "",
            **marks.said(run[0].text, run[0]),
        }
        for run in sorted(runs, key=lambda run: (run[0].date, run[0].barred, run[0].id))
    ]


def _occasion(each: Broadcast, names: Names) -> str:
    """The short name of the moment, and which part of it is served."""
    short = short_name(names.moment(each.moment))
    return with_more(short, names.parts.get(each.part, each.part)) if each.part and short else short


def _date(each: Broadcast, names: Names) -> dict[str, Any]:
    slot = names.slots.get(each.slot)
    articles = f"{each.articles}" if each.versions == 1 else f"{each.articles} × {each.versions}"
    return {
        "weekday": weekday(each.date),
        "day": day(each.date),
        "slot": slot.name if slot else "",
        "account": names.account(each.account),
        "segment": say("all") if each.segment is None else f"{each.segment}",
        "grouped": each.segment is not None,
        "articles": articles,
        "pillar": names.pillar(each.pillar),
        "moment": _occasion(each, names),
        "prepare": day(each.prepare_from),
        "pinned": each.pinned,
    }
