"""A brand file, YAML or JSON: read with every problem and its place, and written so that nothing lies beside it."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from advisor.knowledge.problems import Problem, Refused, nearest
from advisor.knowledge.yaml_text import Document, read
from advisor.report.brand import Brand
from advisor.report.brand_beside import Beside, NotTaken, content, in_folder, nothing
from advisor.report.brand_fonts import MAX_FILES, MAX_FONT, FontFile, Fonts, check_families, read_font
from advisor.report.brand_logo import MAX_LOGO, Logo, read_logo
from advisor.words import say

MAX_BYTES = 2_000_000
_COLOURS = ("accent", "second", "ink")


def open_brand(raw: bytes, path: Path) -> Brand:
    """The brand in the file at `path`, whose bytes are `raw`; what it names is read from its folder. Raises Refused."""
    return read_brand(raw, str(path), in_folder(path.parent))


def read_brand(raw: bytes, file: str, beside: Beside = nothing, *, most: int = MAX_BYTES) -> Brand:
    """Read a brand file. `beside` gives the files it names. Raises Refused with every problem and its place."""
    document = read(raw, file=file, max_bytes=most)
    if not isinstance(document.data, dict):
        raise Refused(
            [
                document.problem(
                    (), say("a brand file is a mapping."), say("Keys: {names}.", names=", ".join(Brand.model_fields))
                )
            ]
        )
    given = {key: value for key, value in document.data.items() if value is not None}
    problems: list[Problem] = []
    if "logo" in given:
        given["logo"] = _logo(document, given["logo"], beside, problems)
    if "fonts" in given:
        given["fonts"] = _fonts(document, given["fonts"], beside, problems)
    try:
        brand = Brand.model_validate({key: value for key, value in given.items() if value is not None})
    except ValidationError as error:
        problems += (_problem(document, detail) for detail in error.errors(include_url=False))
    if problems:
        raise Refused(problems)
    return brand


def write_brand(brand: Brand) -> bytes:
    """The brand as one JSON file that holds its logo and its fonts, for `read_brand`."""
    told: dict[str, Any] = brand.model_dump(exclude={"logo", "fonts"})
    if brand.logo is not None:
        told["logo"] = _data("image/svg+xml", brand.logo.svg.encode())
    fonts = brand.fonts
    told["fonts"] = {"text": fonts.text, "files": [_data("font/sfnt", one.data) for one in fonts.files]}
    if fonts.headings:
        told["fonts"]["headings"] = fonts.headings
    kept = {key: value for key, value in told.items() if value != ""} | {"disclaimer": brand.disclaimer}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _data(kind: str, raw: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(raw).decode()}"


def _logo(document: Document, value: Any, beside: Beside, problems: list[Problem]) -> Logo | None:
    if not isinstance(value, str):
        problems.append(document.problem(("logo",), say("logo takes the name of a file."), say("Such as: logo.svg")))
        return None
    try:
        return read_logo(content(value, beside, most=MAX_LOGO))
    except NotTaken as wrong:
        problems.append(document.problem(("logo",), say("logo: {message}", message=wrong.message), wrong.next_step))
        return None


def _fonts(document: Document, value: Any, beside: Beside, problems: list[Problem]) -> Fonts | None:
    before = len(problems)
    if not isinstance(value, dict):
        said, hint = say("fonts is a mapping."), say("Keys: {names}.", names=", ".join(Fonts.model_fields))
        problems.append(document.problem(("fonts",), said, hint))
        return None
    for key in value.keys() - Fonts.model_fields.keys():
        said = say('the key "{key}" is not known here.', key=key)
        problems.append(document.problem(("fonts", key), said, nearest(key, Fonts.model_fields), key=True))
    named: dict[str, str] = {}
    for key in ("text", "headings"):
        if value.get(key) is None:
            continue
        if not isinstance(value[key], str):
            problems.append(
                document.problem(
                    ("fonts", key), say("{key} takes the name of a family.", key=key), say("Put it in quotes.")
                )
            )
        else:
            named[key] = value[key]
    files = _files(document, value.get("files") or (), beside, problems)
    if len(problems) > before:
        return None
    fonts = Fonts(**named, files=tuple(files))
    try:
        check_families(fonts)
    except NotTaken as wrong:
        problems.append(document.problem(("fonts",), say("fonts: {message}", message=wrong.message), wrong.next_step))
        return None
    return fonts


def _files(document: Document, names: Any, beside: Beside, problems: list[Problem]) -> list[FontFile]:
    place = ("fonts", "files")
    if not isinstance(names, tuple) or not all(isinstance(name, str) for name in names):
        problems.append(
            document.problem(place, say("files takes a list of names of files."), say("Such as: [Regular.ttf]"))
        )
        return []
    if len(names) > MAX_FILES:
        problems.append(
            document.problem(
                place,
                say("there are {number} font files.", number=len(names)),
                say("At most {most}.", most=MAX_FILES),
            )
        )
        return []
    found = []
    for number, name in enumerate(names):
        try:
            found.append(read_font(content(name, beside, most=MAX_FONT)))
        except NotTaken as wrong:
            told = (
                say("font: {message}", message=wrong.message)
                if name.startswith("data:")
                else f"{name[:80]}: {wrong.message}"
            )
            problems.append(document.problem((*place, number), told, wrong.next_step))
    return found


def _problem(document: Document, detail: Any) -> Problem:
    key = str(detail["loc"][0])
    if detail["type"] == "extra_forbidden":
        return document.problem(
            (key,), say('the key "{key}" is not known here.', key=key), nearest(key, Brand.model_fields), key=True
        )
    if detail["type"] == "string_too_long":
        return document.problem(
            (key,),
            say("{key} is too long.", key=key),
            say("At most {most} characters.", most=detail["ctx"]["max_length"]),
        )
    if detail["type"] == "string_type":
        colour = say('Put the colour in quotes, since # starts a comment: "#0B4F5C".')
        return document.problem(
            (key,), say("{key} takes text.", key=key), colour if key in _COLOURS else say("Put it in quotes.")
        )
    return document.problem((key,), f"{key}: {str(detail['msg']).removeprefix('Value error, ')}.")
