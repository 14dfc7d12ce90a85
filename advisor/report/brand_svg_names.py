"""What of SVG a logo may use: shapes, colours and gradients. Everything else is refused or dropped."""

from __future__ import annotations

import re

from advisor.report.spoken import Spoken
from advisor.words import say

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
EDITORS = re.compile(
    r"http://(www\.inkscape\.org|inkscape\.sourceforge\.net|sodipodi\.sourceforge\.net|ns\.adobe\.com|purl\.org"
    r"|creativecommons\.org|web\.resource\.org|www\.w3\.org/1999/02/22-rdf-syntax-ns|www\.serif\.com"
    r"|www\.bohemiancoding\.com|www\.vectornator\.io)|https?://(boxy-svg\.com|vectornator\.io|www\.figma\.com)"
)
SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "use"})
GROUPS = frozenset({"svg", "g", "defs", "symbol", "clipPath", "mask", "linearGradient", "radialGradient", "stop"})
SAID = frozenset({"title", "desc"})
UNDRAWN = frozenset({"metadata"})  # dropped with all that it holds
HINTS = Spoken[str](
    lambda: {
        "script": say("Remove it: a logo runs nothing."),
        "foreignObject": say("Save the logo as plain SVG."),
        "switch": say("Save the logo as plain SVG, without the program's own data."),
        "a": say("Remove the link: a logo leads nowhere."),
        "animate": say("Remove it: a logo does not move."),
        "animateColor": say("Remove it: a logo does not move."),
        "animateMotion": say("Remove it: a logo does not move."),
        "animateTransform": say("Remove it: a logo does not move."),
        "set": say("Remove it: a logo does not move."),
        "text": say("Turn the text into outlines, so that it needs no font."),
        "tspan": say("Turn the text into outlines, so that it needs no font."),
        "textPath": say("Turn the text into outlines, so that it needs no font."),
        "font": say("Turn the text into outlines, so that it needs no font."),
        "filter": say("Draw the logo without effects such as shadows."),
        "pattern": say("Draw the logo without patterns."),
    }
)
# fmt: off
PAINT = frozenset((
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "opacity", "clip-path",
    "clip-rule", "mask", "mask-type", "color", "display", "visibility", "stop-color", "stop-opacity", "paint-order",
))
PLACED = frozenset((
    "id", "class", "transform", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr",
    "width", "height", "points", "viewBox", "preserveAspectRatio", "offset", "gradientUnits", "gradientTransform",
    "spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits", "pathLength",
))
# fmt: on
_LOCAL = re.compile(r"""url\(\s*(?:"#([\w.:-]+)"|'#([\w.:-]+)'|#([\w.:-]+))\s*\)""")
_LIVE = re.compile(r"url\s*\(|\\|@|expression\s*\(|[a-z]+script\s*:|image(?:-set)?\s*\(|var\s*\(", re.IGNORECASE)


def references(value: str) -> list[str] | None:
    """The ids that a value points to within its own file; None where it reaches, or could reach, anything else."""
    rest = _LOCAL.sub("", value)
    return None if _LIVE.search(rest) else [next(filter(None, found)) for found in _LOCAL.findall(value)]
