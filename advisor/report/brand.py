"""Whose report it is: name, lines under it, disclaimer, and one accent colour."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from advisor.knowledge.problems import Refused, nearest
from advisor.knowledge.yaml_text import read

MIN_CONTRAST = 4.5
MAX_BYTES = 20_000
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")
DISCLAIMER = (
    "This report rests on published sources as they stood on the date it names. WeChat's rules change without notice "
    "and are applied case by case. It is not legal, tax or financial advice; have the steps that bind you checked by "
    "counsel before you act."
)


def contrast_on_white(colour: str) -> float:
    """The contrast ratio of a colour `#RRGGBB` with white, 1 to 21, as WCAG 2 measures it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


class Brand(BaseModel):
    """The look of a report. Every field may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Annotated[str, Field(max_length=80)] = ""
    tagline: Annotated[str, Field(max_length=160)] = ""
    contact: Annotated[str, Field(max_length=200)] = ""
    disclaimer: Annotated[str, Field(max_length=1500)] = DISCLAIMER
    accent: str = "#0B4F5C"

    @field_validator("accent")
    @classmethod
    def _readable(cls, value: str) -> str:
        if not _COLOUR.match(value):
            raise ValueError(f'"{value}" is not a colour; write it as "#RRGGBB", such as "#0B4F5C", in quotes')
        ratio = contrast_on_white(value)
        if ratio < MIN_CONTRAST:
            said = f"{int(ratio * 10) / 10:.1f}"
            raise ValueError(
                f"{value} is too light to be read on white: its contrast is {said} to 1, and {MIN_CONTRAST} to 1"
                " is needed; choose a darker shade"
            )
        return value.upper()


def read_brand(raw: bytes, file: str) -> Brand:
    """Read a brand file (YAML or JSON). Raises Refused with every problem and its place."""
    document = read(raw, file=file, max_bytes=MAX_BYTES)
    if not isinstance(document.data, dict):
        raise Refused([document.problem((), "a brand file is a mapping.", f"Keys: {', '.join(Brand.model_fields)}.")])
    given = {key: value for key, value in document.data.items() if value is not None}
    try:
        return Brand.model_validate(given)
    except ValidationError as error:
        raise Refused(_problem(document, detail) for detail in error.errors(include_url=False)) from None


def _problem(document: Any, detail: Any) -> Any:
    key = str(detail["loc"][0])
    if detail["type"] == "extra_forbidden":
        return document.problem(
            (key,), f'the key "{key}" is not known here.', nearest(key, Brand.model_fields), key=True
        )
    if detail["type"] == "string_too_long":
        return document.problem((key,), f"{key} is too long.", f"At most {detail['ctx']['max_length']} characters.")
    if detail["type"] == "string_type":
        hint = (
            'Put the colour in quotes, since # starts a comment: "#0B4F5C".' if key == "accent" else "Put it in quotes."
        )
        return document.problem((key,), f"{key} takes text.", hint)
    return document.problem((key,), f"{key}: {str(detail['msg']).removeprefix('Value error, ')}.")
