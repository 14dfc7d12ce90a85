"""What a report carries so that it can be made again: the case, the brand, the advice as data, and a manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from advisor.advice.model import Advice
from advisor.knowledge.languages import Language
from advisor.questionnaire.answers_file import write_case
from advisor.questionnaire.case import Case
from advisor.report.brand import Brand
from advisor.report.spoken import Spoken
from advisor.report.typefaces import FOLDER
from advisor.words import language, say

ADVICE, ANSWERS, BRAND, MANIFEST = "advice.json", "answers.yaml", "brand.json", "manifest.json"
SCHEMA: Literal["report/1"] = "report/1"
TEMPLATE = Path(__file__).parent / "template"
ROOM = "{}\n"  # stands in the file until `seal` puts the manifest there
DESCRIPTIONS = Spoken[str](
    lambda: {
        ADVICE: say("The advice as data"),
        ANSWERS: say("The answers that the report was made from"),
        BRAND: say("The brand that the report was made with"),
        MANIFEST: say("What the report was made from, with digests"),
    }
)
_MEDIA = {"json": "application/json", "yaml": "application/yaml"}
_RELATIONSHIPS = {ADVICE: "data", ANSWERS: "source", BRAND: "source", MANIFEST: "supplement"}
Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
Job = Mapping[str, Any]


class FontsNeeded(Exception):
    """A brand cannot be had from its attachment alone."""


@dataclass(frozen=True)
class Origin:
    """What a report was asked for: the case, and the first day and the length of the plan where they were named."""

    case: Case
    start: date | None = None
    weeks: int | None = None


class Stamp(BaseModel):
    """The knowledge base that was asked."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    version: Annotated[str, Field(max_length=200)]
    digest: Digest


class Manifest(BaseModel):
    """What a report was made from and what stands in it.

    `start` and `weeks` are what was asked for. `brand` is the digest of the brand with its fonts, `attached` those of
    the other attachments by name. `text` and `figures` are the digests of what was given to the typesetter, `layout`
    that of the template and its tools, `pages` one digest a page. `draft` is told only where the base was not reviewed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)

    schema_: Annotated[Literal["report/1"], Field(alias="schema")] = SCHEMA
    knowledge: Stamp
    as_of: date
    created: date
    start: date | None
    weeks: Annotated[int, Field(ge=1, le=104)] | None
    language: Language
    edition: Literal["long", "short"]
    layout: Digest
    brand: Digest
    attached: dict[str, Digest]
    text: Digest
    figures: Digest
    pages: Annotated[tuple[Digest, ...], Field(max_length=1000)]
    draft: bool = False


def digest(content: str | bytes) -> str:
    """The digest of a text or of bytes: `sha256:` and 64 hexadecimal digits."""
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def origin_data(origin: Origin, *, advice: Advice, brand: Brand, created: date) -> dict[str, Any]:
    """The origin as a part of a job: plain data."""
    return {
        "answers": write_case(origin.case).decode(),
        "brand": write_brand(brand),
        "brand_digest": brand.digest,
        "language": language(),
        "knowledge": {"version": advice.knowledge.version, "digest": advice.knowledge.digest},
        "as_of": advice.as_of.isoformat(),
        "created": created.isoformat(),
        "start": origin.start.isoformat() if origin.start else None,
        "weeks": origin.weeks,
    }


def write_brand(brand: Brand) -> str:
    """A brand as the text that is attached, without the files of its fonts: they may be embedded, not passed on."""
    text = json.dumps(brand.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace").decode()


def read_attached_brand(text: str) -> Brand:
    """The brand in an attachment. Raises ValidationError, and FontsNeeded where it has fonts of its own."""
    given = json.loads(text)
    if isinstance(given, dict) and isinstance(given.get("fonts"), dict) and given["fonts"].get("files"):
        raise FontsNeeded
    return Brand.model_validate_json(text)


def attached(job: Job, *, advice: str) -> dict[str, str]:
    """The attachments by name, in the order in which they stand in the file. Without an origin the advice alone."""
    origin = job.get("origin")
    if origin is None:
        return {ADVICE: advice}
    return {ADVICE: advice, ANSWERS: origin["answers"], BRAND: origin["brand"], MANIFEST: ROOM}


def listed(names: Mapping[str, str]) -> list[dict[str, str]]:
    """The attachments as the template takes them."""
    return [
        {
            "name": name,
            "relationship": _RELATIONSHIPS[name],
            "media": _MEDIA[name.rpartition(".")[2]],
            "description": DESCRIPTIONS[name],
        }
        for name in names
    ]


def manifest_of(
    job: Job, *, data: Mapping[str, Any], figures: Mapping[str, str], files: Mapping[str, str], pages: list[str]
) -> str:
    """The manifest of a report as text: from its job, what the typesetter was given, and its pages' digests."""
    origin = job["origin"]
    made = Manifest(
        knowledge=Stamp(**origin["knowledge"]),
        as_of=date.fromisoformat(origin["as_of"]),
        created=date.fromisoformat(origin["created"]),
        start=date.fromisoformat(origin["start"]) if origin["start"] else None,
        weeks=origin["weeks"],
        language=origin["language"],
        edition=data["edition"],
        layout=layout_digest(),
        brand=origin["brand_digest"],
        attached={name: digest(text) for name, text in files.items() if name != MANIFEST},
        text=digest(_canonical(data)),
        figures=digest(_canonical(figures)),
        pages=tuple(pages),
        draft=data.get("draft", False),
    )
    told = made.model_dump(mode="json", by_alias=True, exclude=None if made.draft else {"draft"})
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def read_manifest(text: bytes) -> Manifest:
    """The manifest in an attachment. Raises ValidationError."""
    return Manifest.model_validate_json(text)


@lru_cache(maxsize=1)
def layout_digest() -> str:
    """The digest of what turns texts into pages: template, fonts, the typesetter and what draws charts."""
    parts = {path.name: digest(path.read_bytes()) for path in sorted(TEMPLATE.glob("*.typ"))}
    parts |= {path.name: str(path.stat().st_size) for path in sorted(FOLDER.glob("*.ttf"))}
    return digest(_canonical(parts | {name: version(name) for name in ("typst", "vl-convert-python")}))


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
