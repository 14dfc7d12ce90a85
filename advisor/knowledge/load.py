"""Loads a folder of YAML files into a Knowledge, or refuses it with every problem found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused, nearest
from advisor.knowledge.shape import shape_problem
from advisor.knowledge.yaml_text import MAX_BYTES, Document, read

COLLECTIONS = {name: field for name, field in Knowledge.model_fields.items() if name != "digest"}
SINGLES = frozenset({"meta", "calendar", "cadence", "mix", "operating"})
# In these the order is the author's, so each must stand in one file only.
ORDERED = frozenset({"accounts", "routes", "sections", "criteria", "pillars", "frequencies"})
OUTSIDE_THE_BASE = frozenset({"samples", "languages", "former", "reviewed.yaml"})

Origin = tuple[Document, tuple[str | int, ...]]
Files = Mapping[str, bytes | OSError]


class Reader(Protocol):
    """Reads one YAML document from bytes, as `yaml_text.read` does. Raises Refused."""

    def __call__(self, raw: bytes, /, *, file: str) -> Document:
        """The document."""


@dataclass(frozen=True)
class Origins:
    """Where each member of each collection was written, for messages of checks."""

    entries: dict[tuple[str, str], Origin]

    def problem(
        self, collection: str, ident: str, path: tuple[str | int, ...], message: str, step: str = ""
    ) -> Problem:
        """A problem with a part of one member of a collection."""
        document, root = self.entries[collection, ident]
        return document.problem((*root, *path), message, step)


def load(folder: Path) -> Knowledge:
    """Load and check the knowledge base in `folder`. Raises Refused with every problem."""
    return load_with_origins(folder)[0]


def load_with_origins(folder: Path) -> tuple[Knowledge, Origins]:
    """The same, with the place of each member for messages of further checks. Raises Refused."""
    base = checked(files_of(folder), folder=folder)
    return base.knowledge, base.origins


def load_unchecked(folder: Path) -> tuple[Knowledge, Origins]:
    """Load the files for their shape alone. Raises Refused."""
    base = read_base(files_of(folder), folder=folder)
    return base.knowledge, base.origins


@dataclass(frozen=True)
class Base:
    """A base read for its shape alone: its models, the plain data they were made of, and where each member stands."""

    knowledge: Knowledge
    content: Mapping[str, Any]
    origins: Origins


def files_of(folder: Path) -> Files:
    """The raw files of the base in `folder`, by name, or why one cannot be read. Raises Refused without a folder."""
    if not folder.is_dir():
        raise Refused([Problem(str(folder), 0, 0, "there is no such folder.", "Name the folder of a knowledge base.")])
    names = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.yaml"))}
    return {name: _bytes(path) for name, path in names.items() if name.split("/")[0] not in OUTSIDE_THE_BASE}


def _bytes(path: Path) -> bytes | OSError:
    """The file's bytes, or only as many as tell that there are too many."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        return error


def read_base(files: Files, *, folder: Path, reader: Reader = read) -> Base:
    """Read the files of a base for their shape alone. `folder` is for messages. Raises Refused with every problem."""
    documents, problems = _documents(files, folder, reader)
    merged, origins, more = _merge(documents)
    problems += more
    data, more = _validate(merged, origins)
    problems += more
    if problems or data is None:
        raise Refused(problems or [Problem(str(folder), 0, 0, "the knowledge base is empty.", "")])
    return Base(data, {**merged, "digest": data.digest}, origins)


def checked(files: Files, *, folder: Path, reader: Reader = read) -> Base:
    """Read the files of a base and check it. Raises Refused with every problem."""
    from advisor.knowledge.checks import run_all

    base = read_base(files, folder=folder, reader=reader)
    problems = run_all(base.knowledge, base.origins)
    if problems:
        raise Refused(problems)
    return base


def _documents(files: Files, folder: Path, reader: Reader) -> tuple[list[Document], list[Problem]]:
    documents: list[Document] = []
    problems: list[Problem] = []
    for name, raw in files.items():
        file = f"{folder.name}/{name}"
        if isinstance(raw, OSError):
            said = f"it cannot be read: {raw.strerror or raw}."
            problems.append(Problem(file, 0, 0, said, "Check the file, or a link that leads nowhere."))
            continue
        try:
            documents.append(reader(raw, file=file))
        except Refused as refused:
            problems += refused.problems
    if not documents and not problems:
        problems.append(
            Problem(str(folder), 0, 0, "there is no .yaml file in it.", "Name the folder of a knowledge base.")
        )
    return documents, problems


def _merge(documents: list[Document]) -> tuple[dict[str, Any], Origins, list[Problem]]:
    merged: dict[str, Any] = {name: [] for name in COLLECTIONS if name not in SINGLES}
    entries: dict[tuple[str, str], Origin] = {}
    folded: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for document in documents:
        if not isinstance(document.data, dict):
            problems.append(document.problem((), "a knowledge file is a mapping of collections.", ""))
            continue
        for name, body in document.data.items():
            if name not in COLLECTIONS:
                known = nearest(name, COLLECTIONS)
                problems.append(document.problem((name,), f'"{name}" is not a collection.', known, key=True))
            elif name in SINGLES:
                if name in merged:
                    problems.append(document.problem((name,), f'"{name}" stands in two files.', "Keep one.", key=True))
                merged[name] = body
                entries[name, ""] = (document, (name,))
            elif not isinstance(body, tuple):
                problems.append(document.problem((name,), f'"{name}" takes a list.', ""))
            else:
                if name in ORDERED and merged[name]:
                    problems.append(
                        document.problem(
                            (name,), f'"{name}" stands in two files, and its order counts.', "Join them.", key=True
                        )
                    )
                problems += _members(document, name, body, merged, entries, folded)
    return merged, Origins(entries), problems


def _members(
    document: Document,
    name: str,
    body: tuple[Any, ...],
    merged: dict[str, Any],
    entries: dict[tuple[str, str], Origin],
    folded: dict[tuple[str, str], str],
) -> list[Problem]:
    problems: list[Problem] = []
    for index, member in enumerate(body):
        path = (name, index)
        ident = member.get("id") if isinstance(member, dict) else None
        if not isinstance(ident, str):
            problems.append(document.problem(path, f"a member of {name} needs an id.", ""))
            continue
        first_id = folded.setdefault((name, ident.lower()), ident)
        if (name, first_id) in entries:
            first, where = entries[name, first_id]
            line = first.place(where)[0]
            said = f'the id "{ident}"' + ("" if first_id == ident else f' differs only by case from "{first_id}"')
            problems.append(
                document.problem((*path, "id"), f"{said}: already used in {first.file}:{line}.", "Rename one.")
            )
            continue
        entries[name, ident] = (document, path)
        merged[name].append(member)
    return problems


def _validate(merged: dict[str, Any], origins: Origins) -> tuple[Knowledge | None, list[Problem]]:
    for name, body in merged.items():
        if name not in SINGLES and name not in ORDERED:
            body.sort(key=lambda member: str(member["id"]))
    try:
        shaped = {name: body if name in SINGLES else tuple(body) for name, body in merged.items()}
        return Knowledge.model_validate({**shaped, "digest": digest_of(merged)}), []
    except ValidationError as error:
        return None, [_problem(detail, merged, origins) for detail in error.errors(include_url=False)]


def digest_of(merged: dict[str, Any]) -> str:
    """SHA-256 of the content alone: comments, file names and the order of files and keys do not count."""
    text = json.dumps(merged, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _problem(detail: Any, merged: dict[str, Any], origins: Origins) -> Problem:
    where = list(detail["loc"])
    name = str(where[0])
    if name not in merged:
        return Problem("knowledge", 0, 0, f'the collection "{name}" is missing.', "Add it.")
    if name in SINGLES:
        document, root = origins.entries[name, ""]
        rest = where[1:]
    elif len(where) > 1 and isinstance(where[1], int):
        document, root = origins.entries[name, merged[name][where[1]]["id"]]
        rest = where[2:]
    else:
        return Problem("knowledge", 0, 0, f"{name}: {detail['msg']}.", "")
    return shape_problem(document, root, {**detail, "loc": tuple(rest)}, COLLECTIONS[name].annotation, fallback=name)
