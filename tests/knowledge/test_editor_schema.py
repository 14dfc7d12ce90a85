"""The JSON Schema that editors read: up to date, named by every file, and at one with the loader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from advisor.commands.schema import file_schema
from advisor.knowledge.load import OUTSIDE_THE_BASE
from advisor.knowledge.yaml_text import read

BASE = Path(__file__).resolve().parents[2] / "knowledge"
FILES = sorted(path for path in BASE.rglob("*.yaml") if not OUTSIDE_THE_BASE & set(path.parts))


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


def test_the_committed_schema_is_the_one_the_command_prints() -> None:
    assert json.loads((BASE / "schema.json").read_text(encoding="utf-8")) == plain(file_schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(BASE).as_posix())
def test_every_file_names_the_schema_in_its_first_line_and_keeps_it(path: Path) -> None:
    named = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == BASE / "schema.json"
    jsonschema.validate(plain(read(path.read_bytes(), file=path.name).data), file_schema())


@pytest.mark.parametrize(
    "wrong",
    [
        {"rulez": []},
        {"rules": [{"id": "a"}]},
        {"terms": [{"id": "a", "text": "t", "when": "home == x"}]},
        {"facts": [{"id": "a", "title": "t", "kind": "numbre", "values": []}]},
    ],
)
def test_what_the_loader_refuses_an_editor_underlines(wrong: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, file_schema())
