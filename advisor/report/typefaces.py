"""The vendored fonts: where they are, their families in the order in which they are tried, and what they can draw."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FAMILIES = ("Noto Sans", "Noto Sans SC", "Noto Sans TC")
SHIPPED = ("Noto Sans", "Noto Serif")  # what a brand may choose for Latin text


@lru_cache(maxsize=1)
def coverage() -> tuple[frozenset[int], ...]:
    """For each family the code points that every one of its files can draw, read once a process."""
    from fontTools.ttLib import TTFont

    found: list[frozenset[int]] = []
    for family in FAMILIES:
        files = sorted(FOLDER.glob(f"{family.replace(' ', '')}_*.ttf"))
        if not files:
            raise FileNotFoundError(f"no font file of the family {family} in {FOLDER.name}/")
        faces = [TTFont(file, lazy=True) for file in files]
        found.append(frozenset.intersection(*(frozenset(face.getBestCmap()) for face in faces)))
        for face in faces:
            face.close()
    return tuple(found)
