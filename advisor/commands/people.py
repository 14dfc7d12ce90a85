"""`people list|team|invite|role|out|bind`: who may do what on a shared server, also before anybody can sign in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from advisor.advice.document import to_json
from advisor.cases.failures import NotFound
from advisor.cases.operator import Operator
from advisor.cases.people import Member, Team
from advisor.commands.keeping import opened
from advisor.commands.outcome import Outcome, utf8
from advisor.knowledge.problems import Problem, Refused, nearest
from advisor.report.text.lines import heading, page, paragraph, table
from advisor.words import say


def run(call: Namespace, *, today: date) -> Outcome:
    """Does what is asked as the operator of the store, who is in no team. Raises Refused."""
    with opened(call) as store:
        operator = store.operator()
        if call.task == "list":
            return _listed(operator, call)
        return Outcome(utf8(f"{_done(operator, call)}\n"))


def _done(operator: Operator, call: Namespace) -> str:
    """Makes one change, and says it."""
    if call.task == "team":
        if not call.name.strip():
            raise _refused("NAME", say("a team needs a name."), "")
        if any(team.name == call.name for team in operator.teams()):
            raise _refused("NAME", say("there is a team of this name already."), say("Choose another name."))
        team = operator.open_team(call.name, email=call.admin)
        return say('Team "{team}" ({id}), admin {email}.', team=team.name, id=team.id, email=call.admin)
    if call.task == "bind":
        try:
            operator.bind(call.email, call.subject)
        except NotFound:
            raise _refused("EMAIL", say("nobody is known by this address."), say("Invite them first.")) from None
        return say("{email} is known by this sign-in from now on.", email=call.email)
    team = _team(operator, call.team)
    if call.task == "invite":
        operator.invite(team.id, email=call.email, role=call.role)
        return say('{email} is in team "{team}" as {role}.', email=call.email, team=_name(team), role=call.role)
    person = _member(operator, team, call.email).person.id
    if call.task == "out":
        operator.set_role(team.id, person, None)
        return say('{email} is no longer in team "{team}".', email=call.email, team=_name(team))
    operator.set_role(team.id, person, call.role)
    return say('{email} is in team "{team}" as {role}.', email=call.email, team=_name(team), role=call.role)


def _listed(operator: Operator, call: Namespace) -> Outcome:
    teams = [(team, operator.members(team.id)) for team in operator.teams()]
    if call.format == "json":
        document = {"schema": "people/1", "teams": [_document(team, known) for team, known in teams]}
        return Outcome(utf8(to_json(document)))
    return Outcome(utf8(page(_text(teams))))


def _document(team: Team, known: list[Member]) -> dict[str, Any]:
    return {
        "id": team.id,
        "name": team.name,
        "people": [
            {
                "id": one.person.id,
                "name": one.person.name,
                "email": one.email,
                "role": one.role,
                "has_signed_in": one.bound,
            }
            for one in known
        ],
    }


def _text(teams: list[tuple[Team, list[Member]]]) -> Iterator[str]:
    for team, known in teams:
        yield from heading(say("{team} ({id})", team=_name(team), id=team.id))
        if not known:
            yield from paragraph(say("Nobody is in this team."))
            continue
        rows = [
            (
                one.email or one.person.id,
                one.role,
                say("yes") if one.bound else say("no"),
                one.person.name,
            )
            for one in known
        ]
        yield from table([say("Address"), say("Role"), say("Has signed in"), say("Person")], rows)


def _team(operator: Operator, asked: str) -> Team:
    teams = operator.teams()
    found = [team for team in teams if team.id == asked] or [team for team in teams if team.name == asked]
    if len(found) == 1:
        return found[0]
    if found:
        raise _refused(
            "--team", say("several teams have this name."), say("Give the id instead; people list shows it.")
        )
    hint = nearest(asked, [team.name for team in teams if team.name] or [team.id for team in teams])
    raise _refused("--team", say("there is no such team."), hint)


def _member(operator: Operator, team: Team, email: str) -> Member:
    for one in operator.members(team.id):
        if one.email == email.casefold():
            return one
    raise _refused("EMAIL", say("nobody of this address is in the team."), say("people list shows who is."))


def _name(team: Team) -> str:
    return team.name or team.id


def _refused(place: str, said: str, step: str) -> Refused:
    return Refused([Problem(place, 0, 0, said, step)])
