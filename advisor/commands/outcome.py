"""What a command hands back to the outermost layer, which prints it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """Bytes for stdout, lines for stderr and the exit code."""

    shown: bytes = b""
    warnings: tuple[str, ...] = ()
    code: int = 0


def utf8(text: str) -> bytes:
    """Text as the bytes that are printed, the same on every machine. Lone surrogates are written as escapes."""
    return text.encode("utf-8", "backslashreplace")
