"""Why this mix: what it was compared with, what came next, what ties, what is beaten outright, which limit decides."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.advice.model import Advice
from advisor.advice.parts.certificate import Certificate, Dominated, LimitFound, Rival
from advisor.report.wording import Names, count, listed
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, table, tag
from advisor.web.mixes_named import capital, named_mix, pairs_of, points, small

BEATEN_SHOWN = 3
STATE = {"binds": "Decides", "does_not_bind": "Does not decide", "not_stated": "Not stated"}
BADGE = {"binds": "critical", "does_not_bind": "good", "not_stated": ""}


def certificate(advice: Advice, names: Names, cites: Cites) -> Markup:
    """The certificate in words."""
    found = advice.certificate
    if found is None:
        return EMPTY
    return joined(
        [
            tag("h2", "Why this mix"),
            tag("p", _compared(found, score_of(advice)), " ", judged()),
            _runner_up(found.runner_up, score_of(advice), names) if found.runner_up else None,
            _ties(found, names, cites),
            _beaten(found, advice, names),
            _limits(found.limits, names, cites),
        ]
    )


def score_of(advice: Advice) -> float:
    """The score of the chosen mix, 0 to 1: as the runner-up's and the leads give it, else from its measures."""
    rival = advice.certificate.runner_up if advice.certificate else None
    if rival:
        return rival.score + sum(lead.points for lead in rival.behind) - sum(lead.points for lead in rival.ahead)
    total = sum(score.weight for score in advice.scores)
    return sum(score.weight * score.value for score in advice.scores) / total if total else 0.0


def _compared(found: Certificate, score: float) -> str:
    if found.compared == 1:
        return "Your answers and choices allow only this one mix, so there was nothing to compare it with."
    musts = (
        "All of them meet as many of your musts as this one"
        if found.as_many_musts == found.compared
        else f"{found.as_many_musts:,} of them, this one included, meet the greatest number of your musts"
        if found.as_many_musts > 1
        else "Only this one meets so many of your musts"
    )
    return (
        f"{found.compared:,} mixes are possible with your answers and choices, and all were compared. {musts}. "
        f"By your weights this mix scores {points(score)} of 100 points."
    )


def _runner_up(rival: Rival, score: float, names: Names) -> Markup:
    said = f"It scores {points(rival.score)} of 100 points against {points(score)}."
    if rival.musts_missed:
        said += f" It meets {count(rival.musts_missed, 'must')} fewer, and no points make up for that."
    return joined(
        [
            tag("h3", "The runner-up"),
            tag("p", tag("strong", f"{capital(named_mix(rival.mix, names))}.")),
            tag("p", said, " ", judged()),
            _needs(rival.gains, rival.loses, names),
            _leads(rival),
        ]
    )


def _needs(gains: Iterable[str], loses: Iterable[str], names: Names) -> Markup:
    rows = [
        (words, "; ".join(names.need(need) for need in needs))
        for words, needs in (("It would also meet: ", tuple(gains)), ("It would not meet: ", tuple(loses)))
    ]
    return bullets(joined([tag("strong", words), needs]) for words, needs in rows if needs) or tag(
        "p", "It meets the same needs."
    )


def _leads(rival: Rival) -> Markup:
    """The points by which each of the two is ahead, the weightiest first, and what differs without counting."""
    leads = [(lead, False) for lead in rival.behind] + [(lead, True) for lead in rival.ahead]
    leads.sort(key=lambda row: -row[0].points)
    rows: list[tuple[Content, ...]] = [
        (lead.title, "" if theirs else points(lead.points), points(lead.points) if theirs else "")
        for lead, theirs in leads
        if lead.points
    ]
    head = ("Points ahead in", "This mix", "Runner-up")
    idle = [lead.title for lead, _ in leads if not lead.points]
    told = f"They differ in these too, but they have no weight now: {listed(idle)}."
    return joined(
        [
            table(head, rows, name="This mix against the runner-up", numbers=(1, 2)) if rows else None,
            tag("p", told, class_="quiet") if idle else None,
        ]
    )


def _ties(found: Certificate, names: Names, cites: Cites) -> Markup:
    if not found.ties:
        return EMPTY
    rows = (
        joined(
            [tag("strong", f"{capital(named_mix(tie.rival.mix, names))}. "), cites.said(tie.reason.text, tie.reason)]
        )
        for tie in found.ties
    )
    return joined([tag("h3", "Exactly as good"), bullets(rows)])


def _beaten(found: Certificate, advice: Advice, names: Names) -> Markup:
    if not found.dominated:
        return EMPTY
    near = found.dominated_near[:BEATEN_SHOWN]
    rest = found.dominated - len(near)
    many, them = (f"{found.dominated:,} mixes are", "them") if found.dominated > 1 else ("One mix is", "it")
    told = f"{many} worse than this one somewhere and better nowhere, so no weights could put {them} ahead."
    if near:
        told += " The closest, one account away from this mix:"
    return more(
        "Mixes that are beaten outright",
        tag("p", told, " ", judged()),
        bullets(_one_beaten(one, advice, names) for one in near),
        tag("p", f"And {rest:,} more.", class_="quiet") if near and rest else None,
    )


def _one_beaten(one: Dominated, advice: Advice, names: Names) -> Markup:
    said = []
    if one.loses:
        said.append(f"it does not meet: {'; '.join(names.need(need) for need in one.loses)}")
    if one.behind:
        said.append(f"it is weaker in {listed(lead.title.lower() for lead in one.behind)}")
    return joined([tag("strong", f"{_change(one, advice, names)}: "), "; ".join(said), "."])


def _change(one: Dominated, advice: Advice, names: Names) -> str:
    here, there = pairs_of(advice.mix), pairs_of(one.mix)
    gone, come = (sorted(pairs) for pairs in (here - there, there - here))
    added = listed(f"{names.account(account)} ({small(names.route(route))})" for account, route in come)
    dropped = listed(names.account(account) for account, _ in gone)
    return {
        "adds": f"With {added} as well",
        "drops": f"Without {dropped}",
        "swaps": f"{capital(added)} instead of {dropped}",
        "other_route": f"{capital(added)}, by this other route",
    }[one.change]


def _limits(limits: Iterable[LimitFound], names: Names, cites: Cites) -> Markup:
    rows = [_limit(limit, names, cites) for limit in limits]
    if not rows:
        return EMPTY
    return joined([tag("h3", "Which of your limits decide"), bullets(rows, class_="plain")])


def _limit(limit: LimitFound, names: Names, cites: Cites) -> Markup:
    head = [
        tag("strong", limit.title),
        " ",
        tag("span", STATE[limit.state], class_=f"badge {BADGE[limit.state]}".strip()),
        " ",
    ]
    if limit.state == "not_stated":
        return joined([*head, "You have not answered this, so it limits nothing."])
    if limit.state == "does_not_bind":
        return joined([*head, "Without it this mix would still be the best, or as good as the best."])
    return joined(
        [
            *head,
            *(cites.said(reason.text, reason) for reason in limit.reasons),
            tag("p", tag("strong", "Best without it: "), f"{named_mix(limit.mix, names)}."),
            _needs(limit.gains, limit.loses, names),
        ]
    )
