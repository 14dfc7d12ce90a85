"""The options of `people`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError

from advisor.cases.people import ROLES, is_address

DATABASE = "where cases are kept; default: ADVISOR_DATABASE_URL, or a file in the project's var"


def add_people(parser: ArgumentParser) -> None:
    """`people` and its tasks."""
    tasks = parser.add_subparsers(dest="task", metavar="TASK", required=True)
    listed = tasks.add_parser("list", help="every team with its people and their roles")
    listed.add_argument("--format", choices=("text", "json"), default="text", metavar="FORMAT", help="text or json")
    team = tasks.add_parser("team", help="found a team; its first admin lets everybody else in")
    team.add_argument("name", metavar="NAME", help="what the team is called")
    team.add_argument("--admin", type=an_address, required=True, metavar="EMAIL", help="who is its first admin")
    invite = tasks.add_parser("invite", help="let somebody into a team")
    _add_person(invite)
    role = tasks.add_parser("role", help="give somebody in a team another role")
    _add_person(role)
    out = tasks.add_parser("out", help="take somebody out of a team")
    _add_address(out)
    _add_team(out)
    bind = tasks.add_parser("bind", help="say whose a sign-in is, where its provider does not vouch for addresses")
    _add_address(bind)
    told = "the number that the page shows to whoever is not let in"
    bind.add_argument("--subject", type=a_subject, required=True, metavar="NUMBER", help=told)
    for task in (listed, team, invite, role, out, bind):
        task.add_argument("--database", metavar="URL", help=DATABASE)


def an_address(text: str) -> str:
    """An e-mail address."""
    if not is_address(text):
        raise ArgumentTypeError(f'"{text}" is not an e-mail address')
    return text


def a_subject(text: str) -> str:
    """A digest such as sha256:0f…"""
    kind, _, digits = text.partition(":")
    if kind != "sha256" or len(digits) != 64 or not set(digits) <= set("0123456789abcdef"):
        raise ArgumentTypeError('this is not such a number; it is "sha256:" and 64 digits from 0 to f')
    return text


def _add_person(parser: ArgumentParser) -> None:
    _add_address(parser)
    _add_team(parser)
    told = f"what they may do there: {', '.join(ROLES)}"
    parser.add_argument("--role", choices=ROLES, required=True, metavar="ROLE", help=told)


def _add_address(parser: ArgumentParser) -> None:
    parser.add_argument("email", type=an_address, metavar="EMAIL", help="the address their sign-in vouches for")


def _add_team(parser: ArgumentParser) -> None:
    parser.add_argument("--team", required=True, metavar="TEAM", help="its name or its id")
