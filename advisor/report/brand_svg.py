"""An SVG logo, cleaned: read without entities, kept where it is known to be a drawing, refused where it is more."""

from __future__ import annotations

import io
import math
import re
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.saxutils import escape, quoteattr
from xml.sax.xmlreader import InputSource

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from advisor.report.brand_beside import NotTaken, content, nothing
from advisor.report.brand_png import MAX_PNG, cleaned_png
from advisor.report.brand_svg_names import (
    EDITORS,
    GROUPS,
    HINTS,
    PAINT,
    PLACED,
    SAID,
    SHAPES,
    SVG,
    UNDRAWN,
    XLINK,
    references,
)
from advisor.report.brand_svg_style import Rule, declarations, style_sheet
from advisor.report.brand_svg_weight import Drawn, weigh
from advisor.words import say

MAX_ELEMENTS, MAX_DEPTH, LONGEST_VALUE, LONGEST = 2_000, 40, 100_000, 200_000
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:px|pt|mm|cm|in)?\Z")
_PNG = "data:image/png;base64,"


def cleaned_svg(raw: bytes) -> tuple[str, float, float]:
    """The drawing as clean SVG, its width and its height. Raises NotTaken with the element at fault and its line."""
    handler = _Cleaning()
    parser: Any = _Parser(namespaceHandling=1)
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    source = InputSource()
    source.setByteStream(io.BytesIO(raw))
    try:
        parser.parse(source)
    except DefusedXmlException as error:
        name = getattr(error, "name", None) or "?"
        raise NotTaken(
            say("the entity &{name}; is not accepted.", name=name), say("Save the logo without a document type.")
        ) from None
    except SAXParseException as error:
        said = say(
            "this is not valid SVG (line {line}: {problem}).", line=error.getLineNumber(), problem=error.getMessage()
        )
        raise NotTaken(said) from None
    except (LookupError, ValueError):
        raise NotTaken(say("this is not valid SVG: its encoding is not known."), say("Save it as UTF-8.")) from None
    weigh(handler.drawn, handler.rules)
    svg = "".join(handler.out)
    if len(svg) - handler.pictures > LONGEST:  # it stands on every page anew
        raise NotTaken(
            say("the drawing takes more than {most} characters.", most=f"{LONGEST:,}"),
            say("Simplify the drawing."),
        )
    return svg, *handler.size


class _Parser(DefusedExpatParser):  # type: ignore[misc]
    """Never looks for a document type outside the file, and accepts no entity inside it."""

    def reset(self) -> None:
        super().reset()
        self._parser.SetParamEntityParsing(0)  # XML_PARAM_ENTITY_PARSING_NEVER


class _Cleaning(ContentHandler):
    """Writes each element that may stay, and refuses the first that must not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self.drawn: list[Drawn] = []
        self.rules: list[Rule] = []
        self.size = (0.0, 0.0)
        self.pictures = 0
        self._pixels = 0
        self._open: list[str] = []
        self._parents: list[int] = []
        self._dropped = 0
        self._style: list[str] = []
        self._line: Any = lambda: 0

    def setDocumentLocator(self, locator: Any) -> None:
        """Where the reader is."""
        self._line = locator.getLineNumber

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: Any) -> None:
        """An element begins."""
        space, local = name
        if local in ("script", "foreignObject") or (self._dropped == 0 and (space or SVG) == SVG and local in HINTS):
            raise self._refused(say("the element <{local}> is not accepted", local=local), HINTS[local])
        if self._dropped or local in UNDRAWN or (space and EDITORS.match(space)):
            self._dropped += 1
            return
        if not self._open and (local != "svg" or (space or SVG) != SVG):
            raise self._refused(say("the outermost element is <{local}>, not <svg>", local=local), "")
        known = local in SHAPES or local in GROUPS or local in SAID or local == "style"
        if (space or SVG) != SVG or not known:
            raise self._refused(
                say("the element <{local}> is not accepted", local=local), say("Save the logo as plain SVG.")
            )
        if len(self.drawn) >= MAX_ELEMENTS:
            raise self._refused(
                say("there are more than {most} elements", most=f"{MAX_ELEMENTS:,}"),
                say("Simplify the drawing."),
            )
        if len(self._open) >= MAX_DEPTH:
            raise self._refused(
                say("elements are nested more than {most} deep", most=MAX_DEPTH), say("Simplify the drawing.")
            )
        self._pixels = 0
        given, ids = self._attributes(local, attrs)
        if not self._open:
            self.size = self._measured(given)
        inside = self._parents[-1] if self._parents else -1
        self.drawn.append(Drawn(local, given, tuple(ids), inside, self._pixels))
        self._parents.append(len(self.drawn) - 1)
        self._open.append(local)
        if local != "style":
            root = f' xmlns="{SVG}" xmlns:xlink="{XLINK}"' if len(self._open) == 1 else ""
            self.out.append(f"<{local}{root}" + "".join(f" {key}={quoteattr(value)}" for key, value in given.items()))
            self.out.append(">")

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:
        """An element ends."""
        if self._dropped:
            self._dropped -= 1
            return
        local = self._open.pop()
        self._parents.pop()
        if local == "style":
            try:
                found = style_sheet("".join(self._style))
            except NotTaken as wrong:
                raise self._refused(wrong.message.rstrip("."), wrong.next_step) from None
            self._style.clear()
            self.rules += found
            told = "".join(f"{','.join(rule.selectors)}{{{rule.declared}}}" for rule in found)
            self.out.append(f"<style>{escape(told)}</style>")
        else:
            self.out.append(f"</{local}>")

    def characters(self, content: str) -> None:
        """Text: kept in titles, read in style sheets, dropped elsewhere."""
        if self._dropped or not self._open:
            return
        if self._open[-1] == "style":
            self._style.append(content)
        elif self._open[-1] in SAID:
            self.out.append(escape(content))

    def _attributes(self, element: str, attrs: Any) -> tuple[dict[str, str], list[str]]:
        given: dict[str, str] = {}
        ids: list[str] = []
        for (space, name), value in attrs.items():
            if name.lower().startswith("on") and not (space and EDITORS.match(space)):
                raise self._refused(
                    say("the attribute {name} of <{element}> is not accepted", name=name, element=element),
                    say("Remove it."),
                )
            if name == "base":
                raise self._refused(
                    say("the attribute xml:base of <{element}> is not accepted", element=element), say("Remove it.")
                )
            if name == "href" and space in (None, XLINK):
                given["xlink:href"] = self._href(element, value)
                ids += [value[1:]] if value.startswith("#") else []
                continue
            if space is not None:
                continue
            if len(value) > LONGEST_VALUE:
                raise self._refused(
                    say("the attribute {name} of <{element}> is too long", name=name, element=element),
                    say("Simplify the drawing."),
                )
            found: list[str] | tuple[str, ...] | None = references(value) if name != "style" else []
            if name == "style":
                try:
                    value, found = declarations(value, element=element)
                except NotTaken as wrong:
                    raise self._refused(wrong.message.rstrip("."), wrong.next_step) from None
            elif found is None and (name in PAINT or "url" in value.lower()):
                said = say("the attribute {name} of <{element}> points outside the file", name=name, element=element)
                raise self._refused(said, say("Remove it: nothing is fetched."))
            if name in PAINT or name in PLACED or name == "style":
                given[name] = value
                ids += found or ()
        return given, ids

    def _href(self, element: str, value: str) -> str:
        if re.fullmatch(r"#[\w.:-]+", value) and element != "image":
            return value
        if element == "image" and value.startswith(_PNG):
            try:
                png, width, height = cleaned_png(content(value, nothing, most=MAX_PNG))
            except NotTaken as wrong:
                raise self._refused(
                    say("in <image>, {message}", message=wrong.message.rstrip(".")), wrong.next_step
                ) from None
            self.pictures += len(png)
            self._pixels = width * height
            return png
        hint = (
            say("Write a PNG picture into the file.") if element == "image" else say("Remove it: nothing is fetched.")
        )
        told = {"value": value[:60], "element": element}
        if value.startswith("data:"):
            raise self._refused(say('the reference "{value}" of <{element}> is not a PNG picture', **told), hint)
        raise self._refused(say('the reference "{value}" of <{element}> points outside the file', **told), hint)

    def _measured(self, given: dict[str, str]) -> tuple[float, float]:
        box = re.split(r"[\s,]+", given.get("viewBox", "").strip())
        try:
            if given.get("viewBox"):
                width, height = (float(part) for part in box[2:4]) if len(box) == 4 else (0.0, 0.0)
            else:
                lengths = [_LENGTH.match(given.get(side, "")) for side in ("width", "height")]
                width, height = (float(found[1]) if found else 0.0 for found in lengths)
        except ValueError:
            width = height = 0.0
        if not all(math.isfinite(side) and 0 < side <= 1e5 for side in (width, height)):
            raise self._refused(
                say("<svg> does not say how large it is"), say('Give it a viewBox, such as "0 0 120 40".')
            )
        given.setdefault("viewBox", f"0 0 {width:g} {height:g}")
        given["width"], given["height"] = f"{width:g}", f"{height:g}"
        return width, height

    def _refused(self, message: str, next_step: str) -> NotTaken:
        return NotTaken(say("{message} (line {line}).", message=message, line=self._line()), next_step)
