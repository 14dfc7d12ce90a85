"""The style sheet of a logo: plain rules for classes and elements, with colours and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.report.brand_beside import NotTaken
from advisor.report.brand_svg_names import PAINT, references
from advisor.words import say

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\s*([^{}]+?)\s*\{([^{}]*)\}\s*")
_SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*\Z")


@dataclass(frozen=True)
class Rule:
    """Selectors, the declarations kept, and the ids these point to."""

    selectors: tuple[str, ...]
    declared: str
    ids: tuple[str, ...]

    def holds_for(self, name: str, given: dict[str, str]) -> bool:
        """Whether the rule holds for an element of this name with these attributes."""
        mine = {name, "#" + given.get("id", ""), *("." + one for one in given.get("class", "").split())}
        return not mine.isdisjoint(self.selectors)


def style_sheet(text: str) -> list[Rule]:
    """The rules of a style sheet. Raises NotTaken for one that is more than plain."""
    rest = _COMMENT.sub("", text)
    if "@" in rest:
        raise NotTaken(say("the element <style> holds an @ rule, which is not accepted."), say("Keep plain rules."))
    rules: list[Rule] = []
    place = 0
    while place < len(rest.rstrip()):
        found = _RULE.match(rest, place)
        if found is None:
            raise NotTaken(
                say("the element <style> cannot be read."), say("Save the logo with attributes instead of styles.")
            )
        selectors = tuple(one.strip() for one in found[1].split(","))
        if strange := [one for one in selectors if not _SELECTOR.match(one)]:
            said = say(
                'the element <style> holds the selector "{strange}", which is not accepted.', strange=strange[0][:40]
            )
            raise NotTaken(said, say("Select by class or by element only."))
        declared, ids = declarations(found[2], element="style")
        rules.append(Rule(selectors, declared, ids))
        place = found.end()
    return rules


def declarations(text: str, *, element: str) -> tuple[str, tuple[str, ...]]:
    """The declarations that matter to a drawing, and the ids these point to. Raises NotTaken."""
    kept: list[str] = []
    ids: list[str] = []
    for one in _COMMENT.sub("", text).split(";"):
        name, _, value = (part.strip() for part in one.partition(":"))
        found = references(value)
        if found is None:
            said = say(
                "the style of <{element}> points outside the file or could ({name}).", element=element, name=name[:40]
            )
            raise NotTaken(said, say("Keep plain colours and numbers."))
        if name in PAINT and value:
            kept.append(f"{name}:{value}")
            ids += found
    return ";".join(kept), tuple(ids)
