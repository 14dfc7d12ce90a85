"""What the typesetter is given of a brand: its logo, and fonts that are kept from every other brand's."""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from advisor.report.typefaces import FOLDER


class _Faces:
    """The typesetter's fonts, and the folder that holds a brand's files as long as these are in use."""

    def __init__(self, files: tuple[bytes, ...]) -> None:
        import typst

        folders = [str(FOLDER)]
        if files:
            self._folder = tempfile.TemporaryDirectory(prefix="advisor-fonts-", ignore_cleanup_errors=True)
            folders.append(self._folder.name)
        for raw in files:
            Path(folders[-1], hashlib.sha256(raw).hexdigest() + ".ttf").write_bytes(raw)
        self.fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@lru_cache(maxsize=4)
def _faces(files: tuple[bytes, ...]) -> _Faces:
    return _Faces(files)


def brand_inputs(files: Mapping[str, Any]) -> dict[str, str]:
    """The logo of `advisor.report.brand.brand_files`, as inputs of the template; a picture as a list of its bytes."""
    picture = base64.b64decode(files.get("picture", ""))
    return {"logo": files.get("logo", ""), "logo-picture": json.dumps([*picture]) if picture else ""}


def brand_fonts(files: Mapping[str, Any]) -> Any:
    """The fonts of `advisor.report.brand.brand_files` beside those shipped, as the typesetter takes them."""
    return fonts_with(tuple(base64.b64decode(one) for one in files.get("fonts", ())))


def fonts_with(files: tuple[bytes, ...] = ()) -> Any:
    """The shipped fonts and these files, as the typesetter takes them."""
    return _faces(files).fonts
