"""The advice as the JSON document that callers outside rely on: stable key order, plain numbers, no clock."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pydantic import BaseModel

from advisor.cadence.model import Part

_NAMES = {"from_": "from", "for_": "for", "schema_": "schema"}


def plain(value: Any) -> Any:
    """Models, dates and tuples as plain JSON data."""
    if isinstance(value, Part):
        return {_NAMES.get(name, name): plain(inner) for name, inner in vars(value).items()}
    if isinstance(value, BaseModel):
        return {_NAMES.get(name, name): plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    if isinstance(value, dict):
        return {str(key): plain(member) for key, member in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return round(value, 6) if isinstance(value, float) else value


def to_json(value: Any) -> str:
    """Indented JSON, the same bytes for the same value."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
