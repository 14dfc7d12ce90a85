"""The options of the command line, and clear messages for wrong ones."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from advisor.commands.people_options import add_people
from advisor.commands.store_options import add_backup, add_cases, add_restore, add_watch
from advisor.knowledge.problems import nearest
from advisor.report.forms.kinds import FORMS
from advisor.words.tongues import LANGUAGES

KNOWLEDGE = Path(__file__).resolve().parent.parent.parent / "knowledge"
EDITIONS = ("long", "short")
FIRST_YEAR, LAST_YEAR = 1900, 2100


class WrongCall(Exception):
    """The call itself is wrong: an unknown command or option, or a value that cannot be."""


class Parser(argparse.ArgumentParser):
    """Raises WrongCall with one sentence instead of printing the usage and leaving."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """Raise WrongCall with what argparse says, in our words."""
        said = message.removeprefix("argument ")
        raise WrongCall(f"{said.rstrip('.')}. See: {self.prog} --help" if "Did you mean" not in said else said)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(action, f'"{value}" is not known here. {_hint(value, action.choices)}')

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The call in `arguments`. Raises WrongCall."""
        self._refuse_unknown_start(arguments)
        call, strange = self.parse_known_args(arguments)
        if strange:
            known = [name for parser in _used(self, call) for name in parser._option_string_actions]
            hint = nearest(strange[0], known) if strange[0].startswith("-") else ""
            hint = hint if hint.startswith("Did") else f"See: {self.prog} {call.command} --help"
            raise WrongCall(f'"{strange[0]}" is not taken by {call.command}. {hint}')
        return call

    def _refuse_unknown_start(self, arguments: Sequence[str]) -> None:
        first = arguments[0].partition("=")[0] if arguments else ""
        if first.startswith("-") and first not in self._option_string_actions:
            raise WrongCall(f'"{first}" is no option of the whole call. {_hint(first, self._option_string_actions)}')


def _hint(value: Any, choices: Any) -> str:
    names = [str(choice) for choice in choices]
    hint = nearest(value, names)
    return f"{hint if hint.startswith('Did') else ''} Valid: {', '.join(names)}.".lstrip()


def _used(parser: argparse.ArgumentParser, call: argparse.Namespace) -> list[argparse.ArgumentParser]:
    """The parser and the parsers of the commands that `call` went through."""
    found = [parser]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            chosen = action.choices.get(getattr(call, action.dest, None) or "")
            found += _used(chosen, call) if chosen else []
    return found


def a_date(text: str) -> date:
    """A date such as 2026-11-21."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date that exists; write YYYY-MM-DD') from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f'"{text}" lies outside the years {FIRST_YEAR} to {LAST_YEAR}')
    return day


def whole_number(first: int, last: int) -> Any:
    """Reads a whole number from `first` to `last`, both included."""

    def read(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text) and first <= int(text) <= last:
            return int(text)
        raise argparse.ArgumentTypeError(f'"{text}" is not a whole number from {first} to {last}')

    return read


def build_parser() -> Parser:
    """The parser of every command. `command` and, for `knowledge`, `task` name what was called."""
    parser = Parser(
        prog="python -m advisor", description="Which WeChat accounts to open, by which route, and what to publish."
    )
    parser.add_argument(
        "--knowledge", dest="base", type=Path, default=KNOWLEDGE, metavar="DIR", help="another knowledge base"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_recommend(commands.add_parser("recommend", help="the advice for an answers file"))
    _add_report(commands.add_parser("report", help="the same as a PDF for the client"))
    _add_verify(commands.add_parser("verify", help="whether a report is what the case in it gives"))
    _add_export(commands.add_parser("export", help="the same as files: report, slides, plan, calendar or data"))
    _add_cadence(commands.add_parser("cadence", help="the dated plan of broadcasts"))
    _add_compare(commands.add_parser("compare", help="what differs between two dates or two answers files, and why"))
    _add_questions(commands.add_parser("questions", help="all questions, or those still worth asking"))
    _add_fact(commands.add_parser("fact", help="a fact's value on a date, its claims and why it stands"))
    _add_knowledge(commands.add_parser("knowledge", help="verify the knowledge base"))
    web = commands.add_parser("web", help="the browser app, on this machine only unless told otherwise")
    told = "default: 127.0.0.1, this machine only; 0.0.0.0 on a server (see docs/operations.md)"
    web.add_argument("--address", default="127.0.0.1", metavar="ADDRESS", help=told)
    web.add_argument("--port", type=whole_number(1, 65535), default=8501, metavar="N", help="default: 8501")
    watch = commands.add_parser(
        "watch",
        help="which saved cases' advice changed, and why; fails where one did",
        description="Advises every active case anew and tells whose advice changed since it was kept, the gravest "
        "first: how, by which rule, fact or edit, or by time alone, with a draft of a note to each client. "
        "Exit code 1 where one changed, 0 where none did, 2 where the store or a base cannot be read.",
    )
    add_watch(watch)
    _add_format(watch, "text", "json")
    _add_language(watch)
    cases = commands.add_parser("cases", help="the saved cases: listed, written to files, brought in from files")
    for task in add_cases(cases):
        _add_language(task)
    add_backup(commands.add_parser("backup", help="all cases, people and files of the store in one file"))
    add_restore(commands.add_parser("restore", help="puts a back-up into the store"))
    people = commands.add_parser("people", help="who may do what on a shared server: teams, invitations, roles")
    add_people(people)
    _add_language(people)
    return parser


def _add_case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("answers", type=Path, metavar="ANSWERS", help="an answers file, YAML or JSON")
    parser.add_argument(
        "--as-of", type=a_date, metavar="DATE", help="whose rules apply; default: the file's date, else today"
    )


def _add_language(parser: argparse.ArgumentParser) -> None:
    told = f"language of the output: {', '.join(LANGUAGES)}"
    parser.add_argument("--lang", choices=LANGUAGES, default="en", metavar="LANG", help=told)


def _add_horizon(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--start", type=a_date, metavar="DATE", help="first day of the plan")
    parser.add_argument("--weeks", type=whole_number(1, 104), metavar="N", help="length of the plan, 1 to 104 weeks")


def _add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument("--format", choices=formats, default="text", metavar="FORMAT", help=" or ".join(formats))


def _add_recommend(parser: argparse.ArgumentParser) -> None:
    _add_case(parser)
    parser.add_argument(
        "--explain",
        metavar="ACCOUNT[/ROUTE]",
        help="why it is open or not, and in the mix or not, instead of the advice",
    )
    parser.add_argument(
        "--depth",
        type=whole_number(1, 3),
        metavar="N",
        help="with --explain: 1 one sentence, 2 the reasons (default), 3 every rule in force",
    )
    _add_format(parser, "text", "json")
    _add_language(parser)


def _add_report(parser: argparse.ArgumentParser) -> None:
    _add_case(parser)
    parser.add_argument("--output", type=Path, required=True, metavar="FILE.pdf", help="written whole or not at all")
    _add_language(parser)
    parser.add_argument("--brand", type=Path, metavar="BRAND.yaml", help="name and colours on the report")
    parser.add_argument(
        "--edition", choices=EDITIONS, default="long", metavar="EDITION", help="long (default), or short: two pages"
    )
    _add_horizon(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    _add_case(parser)
    endings = "|".join(FORMS)
    parser.add_argument(
        "--output",
        type=Path,
        action="append",
        required=True,
        metavar="FILE",
        help=f"may be repeated; the ending tells the form: {endings}; all are written, or none",
    )
    parser.add_argument("--format", choices=FORMS, metavar="FORM", help="of a file whose ending does not tell it")
    parser.add_argument(
        "--edition", choices=EDITIONS, metavar="EDITION", help="of the PDF: long (default), or short: two pages"
    )
    parser.add_argument("--brand", type=Path, metavar="BRAND.yaml", help="name and colours on reports and slides")
    _add_horizon(parser)
    _add_language(parser)


def _add_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", type=Path, metavar="FILE.pdf", help="a report that was made here")
    parser.add_argument("--brand", type=Path, metavar="BRAND.yaml", help="where the brand has fonts of its own")
    _add_format(parser, "text", "json")
    _add_language(parser)


def _add_cadence(parser: argparse.ArgumentParser) -> None:
    _add_case(parser)
    _add_horizon(parser)
    _add_format(parser, "text", "json", "csv", "ics", "xlsx")
    _add_language(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: the terminal")
    parser.add_argument(
        "--plan", type=Path, metavar="FILE", help="an exported plan, changed by hand (CSV or XLSX): its rows are kept"
    )


def _add_compare(parser: argparse.ArgumentParser) -> None:
    _add_case(parser)
    parser.add_argument("other", type=Path, nargs="?", metavar="OTHER", help="another answers file, on the same date")
    parser.add_argument("--with", dest="with_", type=a_date, metavar="DATE", help="the same answers on another date")
    parser.add_argument("--blind", action="store_true", help="do not say which file is which")
    _add_format(parser, "text", "json")
    _add_language(parser)


def _add_questions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "answers", type=Path, nargs="?", metavar="ANSWERS", help="leave out those that no longer matter"
    )
    _add_format(parser, "text", "json")
    _add_language(parser)


def _add_fact(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="without it, all ids")
    parser.add_argument("--as-of", type=a_date, metavar="DATE", help="default: today")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--history", action="store_true", help="every value it ever had")
    shown.add_argument("--conflicts", action="store_true", help="the claims that disagree, of this fact or of all")
    _add_format(parser, "text", "json")
    _add_language(parser)


def _add_knowledge(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", metavar="TASK", required=True)
    check = tasks.add_parser("check", help="every file, reference and combination of answers, and the domain cases")
    check.add_argument(
        "--cases", type=Path, metavar="DIR", help="domain cases; default: tests/cases beside the knowledge base"
    )
    due = tasks.add_parser("due", help="what is due for review; fails where something is overdue")
    due.add_argument("--by", type=a_date, metavar="DATE", help="default: today")
    _add_format(due, "text", "ics")
    diff = tasks.add_parser("diff", help="what a change alters")
    diff.add_argument("other", type=Path, metavar="OTHER", help="another knowledge base")
    diff.add_argument("--cases", type=Path, metavar="DIR", help="answers files to compare the advice for")
    _add_format(diff, "text", "json")
    tasks.add_parser("schema", help="JSON Schema of the files, for editors")
