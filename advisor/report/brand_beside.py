"""The files that a brand file names: beside it in its folder, or uploaded with it. Nothing else can be reached."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from advisor.knowledge.problems import nearest
from advisor.words import say

Beside = Callable[[str, int], bytes]
_DATA = re.compile(r"data:[a-z0-9.+/-]{0,60};base64,", re.IGNORECASE)


class NotTaken(Exception):
    """A file named in a brand file that is not taken: what is wrong, and what to do."""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(f"{message} {next_step}".rstrip())
        self.message, self.next_step = message, next_step


def in_folder(folder: Path) -> Beside:
    """Reads files in the brand file's folder and below, by relative names."""

    def read(name: str, most: int) -> bytes:
        inside = _relative(name)
        place = folder / inside
        try:
            if not place.resolve().is_relative_to(folder.resolve()):
                raise NotTaken(
                    say('"{name}" leads out of the folder of the brand file.', name=name),
                    say("Put the file into that folder."),
                )
            if not place.exists():
                raise NotTaken(
                    say('there is no file "{name}" beside the brand file.', name=name), say("Check the name.")
                )
            if not place.is_file():
                raise NotTaken(say('"{name}" is not a file.', name=name), say("Name a file."))
            with place.open("rb") as file:
                raw = file.read(most + 1)
        except OSError as error:
            raise NotTaken(
                say('"{name}" cannot be read: {problem}.', name=name, problem=error.strerror or error)
            ) from None
        return _within(raw, most)

    return read


def among(files: Mapping[str, bytes]) -> Beside:
    """Reads files given together with the brand file, by the last part of their names."""

    def read(name: str, most: int) -> bytes:
        last = _relative(name).name
        if last not in files:
            hint = nearest(last, files) if files else ""
            raise NotTaken(
                say('the file "{last}" was not given with the brand file.', last=last),
                hint or say("Choose both together."),
            )
        return _within(files[last], most)

    return read


def nothing(name: str, most: int) -> bytes:
    """Takes data inside the brand file only."""
    raise NotTaken(
        say('the file "{name}" cannot be looked for here.', name=name), say("Write the data into the brand file.")
    )


def content(text: str, beside: Beside, *, most: int) -> bytes:
    """The bytes behind a value: `data:…;base64,…`, an SVG written out, or the name of a file. Raises NotTaken."""
    if found := _DATA.match(text):
        try:
            return _within(base64.b64decode("".join(text[found.end() :].split()), validate=True), most)
        except binascii.Error:
            raise NotTaken(say("the data is not base64."), say("Encode the file anew, or name the file.")) from None
    if text.startswith("data:"):
        raise NotTaken(say("the data is not base64."), say('Begin it with "data:image/png;base64,".'))
    if text.lstrip().startswith("<"):
        return _within(text.encode("utf-8", "replace"), most)
    return beside(text, most)


def _within(raw: bytes, most: int) -> bytes:
    if len(raw) > most:
        raise NotTaken(say("the file is too large."), say("At most {most} bytes are read.", most=f"{most:,}"))
    return raw


def _relative(name: str) -> PurePosixPath:
    windows = PureWindowsPath(name)
    if "://" in name:
        raise NotTaken(
            say('"{name}" is an address; nothing is fetched.', name=name), say("Put the file beside the brand file.")
        )
    if name.startswith(("/", "\\", "~")) or windows.drive or ".." in windows.parts:
        raise NotTaken(
            say('"{name}" leads out of the folder of the brand file.', name=name), say("Put the file into that folder.")
        )
    if "\0" in name or not windows.parts:
        raise NotTaken(say("this is not the name of a file."), say("Name a file beside the brand file."))
    return PurePosixPath(*windows.parts)
