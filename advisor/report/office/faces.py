"""The faces that office files name: the brand's, or the office programs' own. They are named and not embedded."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from advisor.report.typefaces import FOLDER, SHIPPED

LATIN = "Calibri"  # for the shipped sans, which few machines have
_SERIF = "Cambria"


@dataclass(frozen=True)
class Faces:
    """The faces of Latin text and of headings, by their names."""

    text: str = LATIN
    headings: str = LATIN

    @property
    def substitutes(self) -> dict[str, str]:
        """What stands in for each face that a machine may not have."""
        return {name: _SERIF if name == SHIPPED[1] else LATIN for name in (self.text, self.headings) if name != LATIN}


def files_of(job: dict[str, Any]) -> list[bytes]:
    """The font files of a job's brand, to measure by: its own, and the shipped serif where it is named."""
    fonts = job["data"]["brand"]["fonts"]
    serif = SHIPPED[1] in (fonts["text"][0], fonts["headings"][0])
    shipped = [(FOLDER / f"{SHIPPED[1].replace(' ', '')}_400Regular.ttf").read_bytes()] if serif else []
    return [base64.b64decode(file) for file in job.get("brand_files", {}).get("fonts", ())] + shipped


def faces_of(brand: dict[str, Any]) -> Faces:
    """Those of `advisor.report.brand.brand_data`."""
    return Faces(_named(brand["fonts"]["text"]), _named(brand["fonts"]["headings"]))


def _named(order: Sequence[str]) -> str:
    return LATIN if order[0] == SHIPPED[0] else order[0]
