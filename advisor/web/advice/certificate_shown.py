"""Why this mix: what it was compared with, what came next, what ties, what is beaten outright, which limit decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advisor.advice.model import Advice
from advisor.advice.parts.certificate import Certificate, Dominated, LimitFound, Rival
from advisor.report.spoken import Spoken, first_capital, semicolons, sentences
from advisor.report.wording import Names, listed
from advisor.web.advice.mixes_named import named_mix, pairs_of, points, small
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, table, tag
from advisor.words import language, say, say_count

BEATEN_SHOWN = 3
STATE: Mapping[str, str] = Spoken(
    lambda: {
        "binds": say("Decides"),
        "does_not_bind": say("Does not decide"),
        "not_stated": say("Not stated"),
    }
)
BADGE = {"binds": "critical", "does_not_bind": "good", "not_stated": ""}


def certificate(advice: Advice, names: Names, cites: Cites) -> Markup:
    """The certificate in words."""
    found = advice.certificate
    if found is None:
        return EMPTY
    return joined(
        [
            tag("h2", say("Why this mix")),
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
        return say("Your answers and choices allow only this one mix, so there was nothing to compare it with.")
    compared = say(
        "{number} mixes are possible with your answers and choices, and all were compared.",
        number=f"{found.compared:,}",
    )
    scored = say("By your weights this mix scores {points} of 100 points.", points=points(score))
    return sentences(compared, _musts(found), scored)


def _musts(found: Certificate) -> str:
    """How many of the mixes meet as many musts as the chosen one."""
    if found.as_many_musts == found.compared:
        return say("All of them meet as many of your musts as this one.")
    if found.as_many_musts <= 1:
        return say("Only this one meets so many of your musts.")
    return say(
        "{number} of them, this one included, meet the greatest number of your musts.",
        number=f"{found.as_many_musts:,}",
    )


def _runner_up(rival: Rival, score: float, names: Names) -> Markup:
    said = say("It scores {points} of 100 points against {chosen}.", points=points(rival.score), chosen=points(score))
    if rival.musts_missed:
        fewer = say_count(
            rival.musts_missed,
            "It meets {number} must fewer, and no points make up for that.",
            "It meets {number} musts fewer, and no points make up for that.",
        )
        said = sentences(said, fewer)
    return joined(
        [
            tag("h3", say("The runner-up")),
            tag("p", tag("strong", say("{sentence}.", sentence=first_capital(named_mix(rival.mix, names))))),
            tag("p", said, " ", judged()),
            _needs(rival.gains, rival.loses, names),
            _leads(rival),
        ]
    )


def _needs(gains: Iterable[str], loses: Iterable[str], names: Names) -> Markup:
    rows = [
        (words, semicolons(names.need(need) for need in needs))
        for words, needs in ((say("It would also meet: "), gains), (say("It would not meet: "), loses))
    ]
    return bullets(joined([tag("strong", words), needs]) for words, needs in rows if needs) or tag(
        "p", say("It meets the same needs.")
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
    head = (say("Points ahead in"), say("This mix"), say("Runner-up"))
    idle = [lead.title for lead, _ in leads if not lead.points]
    told = say("They differ in these too, but they have no weight now: {criteria}.", criteria=listed(idle))
    return joined(
        [
            table(head, rows, name=say("This mix against the runner-up"), numbers=(1, 2)) if rows else None,
            tag("p", told, class_="quiet") if idle else None,
        ]
    )


def _ties(found: Certificate, names: Names, cites: Cites) -> Markup:
    if not found.ties:
        return EMPTY
    rows = (
        joined(
            [
                tag("strong", say("{sentence}. ", sentence=first_capital(named_mix(tie.rival.mix, names)))),
                cites.said(tie.reason.text, tie.reason),
            ]
        )
        for tie in found.ties
    )
    return joined([tag("h3", say("Exactly as good")), bullets(rows)])


def _beaten(found: Certificate, advice: Advice, names: Names) -> Markup:
    if not found.dominated:
        return EMPTY
    near = found.dominated_near[:BEATEN_SHOWN]
    rest = found.dominated - len(near)
    told = say_count(
        found.dominated,
        "One mix is worse than this one somewhere and better nowhere, so no weights could put it ahead.",
        "{number} mixes are worse than this one somewhere and better nowhere, so no weights could put them ahead.",
    )
    if near:
        told = sentences(told, say("The closest, one account away from this mix:"))
    return more(
        say("Mixes that are beaten outright"),
        tag("p", told, " ", judged()),
        bullets(_one_beaten(one, advice, names) for one in near),
        tag("p", say("And {number} more.", number=f"{rest:,}"), class_="quiet") if near and rest else None,
    )


def _one_beaten(one: Dominated, advice: Advice, names: Names) -> Markup:
    said = []
    if one.loses:
        said.append(say("it does not meet: {needs}", needs=semicolons(names.need(need) for need in one.loses)))
    if one.behind:
        said.append(say("it is weaker in {criteria}", criteria=listed(_inside(lead.title) for lead in one.behind)))
    change = tag("strong", say("{change}: ", change=_change(one, advice, names)))
    return joined([change, say("{sentence}.", sentence=semicolons(said))])


def _inside(title: str) -> str:
    """A title inside a sentence."""
    return title.lower() if language() == "en" else title


def _change(one: Dominated, advice: Advice, names: Names) -> str:
    here, there = pairs_of(advice.mix), pairs_of(one.mix)
    gone, come = (sorted(pairs) for pairs in (here - there, there - here))
    added = listed(
        say("{account} ({route})", account=names.account(account), route=small(names.route(route)))
        for account, route in come
    )
    dropped = listed(names.account(account) for account, _ in gone)
    return {
        "adds": say("With {added} as well", added=added),
        "drops": say("Without {dropped}", dropped=dropped),
        "swaps": say("{added} instead of {dropped}", added=first_capital(added), dropped=dropped),
        "other_route": say("{account}, by this other route", account=first_capital(added)),
    }[one.change]


def _limits(limits: Iterable[LimitFound], names: Names, cites: Cites) -> Markup:
    rows = [_limit(limit, names, cites) for limit in limits]
    if not rows:
        return EMPTY
    return joined([tag("h3", say("Which of your limits decide")), bullets(rows, class_="plain")])


def _limit(limit: LimitFound, names: Names, cites: Cites) -> Markup:
    head = [
        tag("strong", limit.title),
        " ",
        tag("span", STATE[limit.state], class_=f"badge {BADGE[limit.state]}".strip()),
        " ",
    ]
    if limit.state == "not_stated":
        return joined([*head, say("You have not answered this, so it limits nothing.")])
    if limit.state == "does_not_bind":
        return joined([*head, say("Without it this mix would still be the best, or as good as the best.")])
    return joined(
        [
            *head,
            *(cites.said(reason.text, reason) for reason in limit.reasons),
            tag(
                "p",
                tag("strong", say("Best without it: ")),
                say("{sentence}.", sentence=named_mix(limit.mix, names)),
            ),
            _needs(limit.gains, limit.loses, names),
        ]
    )
