"""JSON Schema of a knowledge file, for completion and checks in an editor."""

from __future__ import annotations

from typing import Any

from advisor.knowledge.models import Knowledge

_CONDITION: dict[str, Any] = {
    "description": "When something holds: {home: mainland}, {segments: {at_least: 2}}, {fact: id, is: 4}, {all: …}",
    "type": "object",
    "minProperties": 1,
    "maxProperties": 2,
    "properties": {
        **{key: {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Condition"}} for key in ("all", "any")},
        "not": {"$ref": "#/$defs/Condition"},
        "always": {"const": True},
        **{key: {"type": "string"} for key in ("term", "unanswered", "fact")},
        "is": {},
        "at_least": {"type": "number"},
        "below": {"type": "number"},
    },
    "additionalProperties": {
        "anyOf": [
            {"type": ["string", "boolean"]},
            {"type": "array", "minItems": 1, "items": {"type": "string"}},
            {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": False,
                "properties": {
                    **{key: {"type": "integer"} for key in ("at_least", "below", "count_at_least")},
                    "only": {"type": "array", "items": {"type": "string"}},
                },
            },
        ]
    },
}
_CITATION = {"$ref": "#/$defs/Citation"}


def file_schema() -> dict[str, Any]:
    """The schema of one file: any of the collections, each in the shape in which it is written."""
    whole = Knowledge.model_json_schema(by_alias=True, mode="validation")
    collections = {name: _as_written(part) for name, part in whole["properties"].items() if name != "digest"}
    definitions = {name: _as_written(part) for name, part in whole["$defs"].items()}
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of the knowledge base",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": collections,
        "$defs": {**definitions, "Condition": _CONDITION},
    }
    schema["$defs"] = {name: part for name, part in sorted(schema["$defs"].items()) if name in _reached(schema)}
    return schema


def _as_written(part: Any) -> Any:
    """The schema of the models turned into that of the text: conditions are mappings, a citation may be a bare id."""
    if isinstance(part, list):
        return [_as_written(member) for member in part]
    if not isinstance(part, dict):
        return part
    if {"$ref": "#/$defs/Always"} in part.get("anyOf", ()):
        return {"$ref": "#/$defs/Condition"}
    if part == _CITATION:
        return {"anyOf": [{"type": "string"}, _CITATION]}
    return {key: _as_written(value) for key, value in part.items()}


def _reached(schema: dict[str, Any]) -> set[str]:
    """The definitions that the collections use, directly or through others."""
    found: set[str] = set()
    waiting: list[Any] = [schema["properties"]]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                waiting.append(schema["$defs"][name])
            waiting += part.values()
    return found
