"""The options of the commands that work on the store."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path


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


def _add_database(parser: ArgumentParser) -> None:
    told = "where cases are kept; default: ADVISOR_DATABASE_URL, or a file in the project's var"
    parser.add_argument("--database", metavar="URL", help=told)
