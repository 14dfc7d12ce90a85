"""Whose report it is: name, logo, colours, fonts, contact and disclaimer."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from advisor.report.brand_colours import FOR_LINES, FOR_TEXT, WASH, checked
from advisor.report.brand_fonts import Fonts
from advisor.report.brand_logo import Logo
from advisor.words import say

ACCENT, INK = "#0B4F5C", "#1B2430"


def disclaimer() -> str:
    """What a report says of itself where its brand says nothing else."""
    return say(
        "This report rests on published sources as they stood on the date it names. WeChat's rules change without "
        "notice and are applied case by case. It is not legal, tax or financial advice; have the steps that bind you "
        "checked by counsel before you act."
    )


class Brand(BaseModel):
    """The look of a report. Every field may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Annotated[str, Field(max_length=80)] = ""
    tagline: Annotated[str, Field(max_length=160)] = ""
    contact: Annotated[str, Field(max_length=200)] = ""
    disclaimer: Annotated[str, Field(max_length=1500)] = Field(default_factory=disclaimer)
    accent: str = ACCENT
    second: str = ""
    ink: str = INK
    logo: Logo | None = None
    logo_text: Annotated[str, Field(max_length=200)] = ""
    fonts: Fonts = Fonts()

    @field_validator("accent", "ink")
    @classmethod
    def _read_on_paper(cls, value: str) -> str:
        """Texts stand on white and on a tinted ground; white stands on the accent."""
        return checked(value, use="read", least=FOR_TEXT, on=WASH)

    @field_validator("second")
    @classmethod
    def _seen_on_paper(cls, value: str) -> str:
        """The second colour draws lines and signs, never texts. Empty = the accent."""
        return checked(value, use="seen", least=FOR_LINES) if value else ""

    @property
    def digest(self) -> str:
        """The SHA-256 of everything that the brand puts into a report."""
        body = {name: value for name, value in self.model_dump().items() if name not in ("fonts", "logo")}
        body["logo"] = self.logo.svg if self.logo else ""
        body["fonts"] = [self.fonts.text, self.fonts.headings]
        body["files"] = [hashlib.sha256(file.data).hexdigest() for file in self.fonts.files]
        return "sha256:" + hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def brand_data(brand: Brand) -> dict[str, Any]:
    """What the pages need to know of the brand, as plain data: no file is in it but for the logo's alternative text."""
    texts = brand.model_dump(include={"name", "tagline", "contact", "disclaimer", "accent", "ink"})
    return texts | {
        "second": brand.second or brand.accent,
        "fonts": {"text": brand.fonts.order(""), "headings": brand.fonts.order(brand.fonts.headings)},
        "logo": None if brand.logo is None else {"alt": logo_text(brand), "stretch": _stretch(brand.logo)},
        "digest": brand.digest,
    }


def brand_files(brand: Brand) -> dict[str, Any]:
    """The files that the pages need: the logo as SVG, the same as a PNG where it is one, the fonts; both in base64."""
    return {
        "logo": brand.logo.svg if brand.logo else "",
        "picture": brand.logo.picture if brand.logo else "",
        "fonts": [base64.b64encode(file.data).decode() for file in brand.fonts.files],
    }


def logo_text(brand: Brand) -> str:
    """What the logo shows, for readers who cannot see it."""
    if brand.logo_text:
        return brand.logo_text
    return (
        say("Logo of {name}", name=brand.name)
        if brand.name
        else say("Logo of the organisation that prepared this report")
    )


def _stretch(logo: Logo) -> float:
    return round(logo.width / logo.height, 4)
