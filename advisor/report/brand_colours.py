"""Contrast as WCAG 2 measures it, on the screen and in grey print."""

from __future__ import annotations

import re

from advisor.words import say

WHITE, WASH = "#FFFFFF", "#F3F5F7"  # paper, and the tinted ground of boxes
FOR_TEXT, FOR_LINES = 4.5, 3.0
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#RRGGBB`, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def in_grey(colour: str) -> str:
    """The grey that a printer without colour makes of a colour (the weights of ITU-R BT.601)."""
    red, green, blue = _channels(colour)
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02X}{level:02X}{level:02X}"


def least_contrast(colour: str, *, on: str) -> float:
    """The lower of the contrasts in colour and in grey print."""
    return min(contrast(colour, on), contrast(in_grey(colour), in_grey(on)))


def checked(value: str, *, use: str, least: float, on: str = WHITE) -> str:
    """The colour in capitals. Raises ValueError where it is none, or too light for its use on the ground `on`."""
    if not _COLOUR.match(value):
        raise ValueError(
            say('"{value}" is not a colour; write it as "#RRGGBB", such as "#0B4F5C", in quotes', value=value)
        )
    ratio = least_contrast(value, on=on)
    if ratio < least:
        raise ValueError(_too_light(value, use, ratio, least=least, shade=darker(value, least=least, on=on)))
    return value.upper()


def _too_light(value: str, use: str, ratio: float, *, least: float, shade: str) -> str:
    told = {"value": value, "ratio": f"{int(ratio * 10) / 10:.1f}", "least": f"{least:g}", "shade": shade}
    if use == "read":
        return say(
            "{value} is too light to be read on white and on a tinted ground: its contrast is {ratio} to 1, and "
            "{least} to 1 is needed; choose a darker shade, such as {shade}",
            **told,
        )
    return say(
        "{value} is too light to be seen on white: its contrast is {ratio} to 1, and {least} to 1 is needed; "
        "choose a darker shade, such as {shade}",
        **told,
    )


def darker(colour: str, *, least: float, on: str = WHITE) -> str:
    """The lightest shade of a colour that has the contrast `least` with `on`."""
    channels = _channels(colour)
    shades = (tuple(round(part * share / 200) for part in channels) for share in range(200, -1, -1))
    named = ("#{:02X}{:02X}{:02X}".format(*shade) for shade in shades)
    return next(shade for shade in named if least_contrast(shade, on=on) >= least)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(colour: str) -> float:
    parts = (channel / 255 for channel in _channels(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
