"""The options of the commands that work on the store."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

STATUSES = ("active", "archived", "deleted", "all")  # all: but for the deleted ones
ORDERS = ("changed", "good_until")


def add_watch(parser: ArgumentParser) -> None:
    """`watch`, without the options that other commands have too."""
    told = "compare with this knowledge base, not with the one each case rests on"
    parser.add_argument("--before", type=Path, metavar="DIR", help=told)
    _add_database(parser)


def add_backup(parser: ArgumentParser) -> None:
    """`backup`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="written whole or not at all")
    parser.add_argument("--overwrite", action="store_true", help="also where the file is there already")
    _add_database(parser)


def add_restore(parser: ArgumentParser) -> None:
    """`restore`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a back-up made by this program")
    parser.add_argument("--overwrite", action="store_true", help="also where the store holds cases; they are replaced")
    _add_database(parser)


def add_cases(parser: ArgumentParser) -> tuple[ArgumentParser, ...]:
    """`cases` with its tasks, which are handed back."""
    tasks = parser.add_subparsers(dest="task", metavar="TASK", required=True)
    told = tasks.add_parser("list", help="id, client, label, tags, status, last change and good until of each")
    told.add_argument("text", nargs="?", default="", metavar="WORDS", help="only those that hold every word")
    told.add_argument("--tag", metavar="TAG", help="only those with this tag")
    told.add_argument(
        "--status", choices=STATUSES, default="active", metavar="STATUS", help=f"{', '.join(STATUSES)}; default: active"
    )
    told.add_argument("--order", choices=ORDERS, default="changed", metavar="ORDER", help=" or ".join(ORDERS))
    told.add_argument(
        "--json", dest="format", action="store_const", const="json", default="text", help="as data, for other programs"
    )
    out = tasks.add_parser("export", help="all cases as one ZIP, or one as an answers file")
    out.add_argument("file", type=Path, metavar="FILE", help="written whole or not at all")
    out.add_argument("--id", metavar="ID", help="this case alone, as an answers file")
    out.add_argument("--overwrite", action="store_true", help="also where the file is there already")
    into = tasks.add_parser("import", help="makes new cases of files; all, or none where one is refused")
    into.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="answers files of any age, reports (PDF), ZIPs of all cases"
    )
    for task in (told, out, into):
        _add_database(task)
    return told, out, into


def _add_database(parser: ArgumentParser) -> None:
    told = "where cases are kept; default: ADVISOR_DATABASE_URL, or a file in the project's var"
    parser.add_argument("--database", metavar="URL", help=told)
