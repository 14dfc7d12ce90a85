"""Tells what pydantic found wrong with a part of a file in the file's own terms."""

from __future__ import annotations

from typing import Any

from advisor.knowledge.problems import Problem, nearest
from advisor.knowledge.yaml_text import Document, Path


def shape_problem(document: Document, root: Path, detail: Any, kind: Any, *, fallback: str = "") -> Problem:
    """One detail of a ValidationError as a problem. `root` leads to what was validated as `kind`, a model or a
    collection of one; `fallback` names it where the detail names no key."""
    rest = list(detail["loc"])
    path, value = list(root), _at(document.data, root)
    for part in rest:  # pydantic adds the names of union members to the place: skip what is not in the file
        if (isinstance(value, dict) and part in value) or (
            isinstance(value, tuple) and isinstance(part, int) and part < len(value)
        ):
            value = value[part]
            path.append(part)
    last = str(rest[-1]) if rest else fallback
    if detail["type"] == "extra_forbidden":
        known = nearest(last, _keys(kind, rest[:-1]))
        return document.problem(tuple(path), f'the key "{last}" is not known here.', known, key=True)
    if detail["type"] == "missing":
        return document.problem(tuple(path), f'the key "{last}" is missing.', "Add it.")
    message = str(detail["msg"]).removeprefix("Value error, ").removesuffix(".")
    said = f"{last}: {message}." if last else f"{message}."
    return document.problem(tuple(path), said, "")


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def _keys(annotation: Any, path: list[str | int]) -> list[str]:
    """The keys that the model of this place knows."""
    for part in ["", *path]:
        while getattr(annotation, "__args__", None):
            annotation = annotation.__args__[0]
        fields = getattr(annotation, "model_fields", {})
        field = next((field for key, field in fields.items() if part in (key, field.alias)), None)
        if field is not None:
            annotation = field.annotation
    while getattr(annotation, "__args__", None):
        annotation = annotation.__args__[0]
    return [field.alias or key for key, field in getattr(annotation, "model_fields", {}).items()]
