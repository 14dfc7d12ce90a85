"""How much a logo really draws: a few lines that reuse one another can stand for millions of shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.report.brand_beside import NotTaken
from advisor.words import say

if TYPE_CHECKING:
    from advisor.report.brand_svg_style import Rule

MAX_DRAWN, MAX_CHAIN = 4_000, 12
PIXELS_A_SHAPE = 500  # what a picture weighs, since it is unpacked wherever it is drawn


@dataclass(frozen=True)
class Drawn:
    """An element: its name, attributes, the ids it points to, the place of the element around it (-1: none), and how
    many pixels it unpacks.
    """

    name: str
    given: dict[str, str]
    ids: tuple[str, ...]
    inside: int
    pixels: int = 0


def weigh(drawn: list[Drawn], rules: list[Rule]) -> int:
    """The number of elements drawn, each as often as it is drawn. Raises NotTaken for too many, and for a circle."""
    if _is_picture(drawn):
        return 1
    place = {one.given["id"]: number for number, one in reversed([*enumerate(drawn)]) if "id" in one.given}
    within: list[list[int]] = [[] for _ in drawn]
    for number, one in enumerate(drawn):
        if one.inside >= 0:
            within[one.inside].append(number)
    aims = [_aims(one, rules, place) for one in drawn]
    known: dict[int, int] = {}

    def weight(number: int, chain: tuple[int, ...]) -> int:
        """The weight of what an id names. Elements inside one another are walked; only reuse goes deeper here."""
        if number in chain:
            name = drawn[number].given.get("id", "")
            raise NotTaken(say('the element "{name}" is drawn within itself.', name=name), say("Simplify the drawing."))
        if len(chain) >= MAX_CHAIN:
            raise NotTaken(
                say("elements reuse one another more than {most} deep.", most=MAX_CHAIN),
                say("Simplify the drawing."),
            )
        if number not in known:
            total, left = 0, [number]
            while left:
                here = left.pop()
                left += within[here]
                total += (
                    1 + drawn[here].pixels // PIXELS_A_SHAPE + sum(weight(aim, (*chain, number)) for aim in aims[here])
                )
                if total > MAX_DRAWN:
                    said = say(
                        "more than {most} shapes are drawn, counting those reused, and pictures by their size.",
                        most=f"{MAX_DRAWN:,}",
                    )
                    raise NotTaken(said, say("Simplify the drawing."))
            known[number] = total
        return known[number]

    return weight(0, ())


def _is_picture(drawn: list[Drawn]) -> bool:
    """Whether it is one picture alone, which is drawn as what it is, without the cost of a drawing."""
    if [one.name for one in drawn] != ["svg", "image"]:
        return False
    root, image = (one.given for one in drawn)
    sides = [image.get("width"), image.get("height")]
    return image.keys() == {"width", "height", "xlink:href"} and sides == [root["width"], root["height"]]


def _aims(one: Drawn, rules: list[Rule], place: dict[str, int]) -> list[int]:
    styled = [ident for rule in rules if rule.holds_for(one.name, one.given) for ident in rule.ids]
    return [place[ident] for ident in (*one.ids, *styled) if ident in place]
