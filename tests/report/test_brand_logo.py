"""Logos: drawings are taken as they are, and what is more than a drawing is refused by name."""

from __future__ import annotations

import base64
import io
import re
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from pydantic import ValidationError

from advisor.report.brand_beside import NotTaken
from advisor.report.brand_logo import Logo, read_logo
from advisor.report.brand_png import cleaned_png
from advisor.report.brand_svg import cleaned_svg


def svg(body: str, *, root: str = "", before: str = "") -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{before}<svg {names} viewBox="0 0 40 20" {root}>{body}<path d="M0 0h40v20z"/></svg>'.encode()


def png(image: Image.Image, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


RED = Image.new("RGB", (30, 10), "#B00020")
DATA = "data:image/png;base64," + base64.b64encode(png(RED)).decode()
LARGE = "data:image/png;base64," + base64.b64encode(png(Image.new("1", (1000, 1000)))).decode()

HOSTILE = {
    "script": (svg("<script>alert(1)</script>"), "the element <script> is not accepted (line 1)"),
    "script in another namespace": (svg('<x:script xmlns:x="urn:x"/>'), "the element <script> is not accepted"),
    "script in metadata": (svg("<metadata><script/></metadata>"), "the element <script> is not accepted"),
    "foreign object": (svg("<foreignObject><p/></foreignObject>"), "the element <foreignObject> is not accepted"),
    "event handler": (svg("", root='onload="x()"'), "the attribute onload of <svg> is not accepted"),
    "event handler on a shape": (svg('<path d="M0 0" ONCLICK="x()"/>'), "the attribute ONCLICK of <path>"),
    "animation": (svg('<set attributeName="x"/>'), "the element <set> is not accepted"),
    "moving": (svg("<g><animateTransform/></g>"), "the element <animateTransform> is not accepted"),
    "link": (svg('<a xlink:href="https://example.org"/>'), "the element <a> is not accepted"),
    "picture from elsewhere": (
        svg('<image xlink:href="https://example.org/x.png"/>'),
        'the reference "https://example.org/x.png" of <image> points outside the file',
    ),
    "picture of the machine": (svg('<image href="file:///etc/passwd"/>'), "of <image> points outside the file"),
    "picture beside it": (svg('<image href="x.png"/>'), "of <image> points outside the file"),
    "drawing in the drawing": (svg('<image href="data:image/svg+xml;base64,AA"/>'), "of <image> is not a PNG picture"),
    "picture that is none": (svg('<image href="data:image/png;base64,AAAA"/>'), "in <image>, this is not a PNG"),
    "reuse from elsewhere": (svg('<use href="other.svg#a"/>'), "of <use> points outside the file"),
    "script as an address": (svg('<use href="javascript:x()"/>'), "of <use> points outside the file"),
    "colour from elsewhere": (svg('<path fill="url(https://e.org/#a)" d=""/>'), "the attribute fill of <path> points"),
    "style from elsewhere": (svg('<path style="fill:url(//e.org/a)"/>'), "the style of <path> points outside"),
    "style in disguise": (svg('<path style="fill:u\\72l(//e.org)"/>'), "the style of <path> points outside"),
    "imported style": (svg('<style>@import "x.css";</style>'), "the element <style> holds an @ rule"),
    "font of a style": (svg("<style>@font-face{src:url(x)}</style>"), "the element <style> holds an @ rule"),
    "picture of a style": (svg("<style>.a{fill:url('x.png')}</style>"), "the style of <style> points outside"),
    "style that is none": (svg("<style>.a{fill:red</style>"), "the element <style> cannot be read"),
    "style that selects oddly": (svg("<style>g > .a{fill:red}</style>"), 'the selector "g > .a"'),
    "text": (svg("<text>Name</text>"), "the element <text> is not accepted (line 1). Turn the text into outlines"),
    "filter": (svg("<filter/>"), "the element <filter> is not accepted"),
    "pattern": (svg("<pattern/>"), "the element <pattern> is not accepted"),
    "page": (svg('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>'), "the element <iframe> is not accepted"),
    "unknown": (svg("<blink/>"), "the element <blink> is not accepted"),
    "base": (svg("", root='xml:base="https://e.org/"'), "the attribute xml:base of <svg> is not accepted"),
    "entity": (svg("", before='<!DOCTYPE svg [<!ENTITY a "b">]>'), "the entity &a; is not accepted"),
    "entity from outside": (
        svg("&a;", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "the entity &a; is not accepted",
    ),
    "entity of the type": (svg("", before='<!DOCTYPE svg [<!ENTITY % a "b"> %a;]>'), "is not accepted"),
    "handler by the type": (
        svg("", before='<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>'),
        "the attribute onload of <svg> is not accepted",
    ),
    "not whole": (svg("")[:-9], "this is not valid SVG (line 1"),
    "page of the web": (b"<html><body/></html>", "the outermost element is <html>, not <svg>"),
    "without a size": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "does not say how large it is"),
    "size without end": (svg("").replace(b"0 0 40 20", b"0 0 1e999 20"), "does not say how large it is"),
    "too deep": (svg("<g>" * 60 + "</g>" * 60), "elements are nested more than 40 deep"),
    "too many": (svg("<g/>" * 6_000), "there are more than 2,000 elements"),
    "drawn in itself": (svg('<g id="a"><use href="#a"/></g>'), 'the element "a" is drawn within itself'),
    "clipped by itself": (
        svg('<style>.a{clip-path:url(#c)}</style><clipPath id="c"><path class="a" d="M0 0h1"/></clipPath>'),
        'the element "c" is drawn within itself',
    ),
    "one that is a million": (
        svg(
            '<path id="a0" d="M0 0h1"/>'
            + "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 8))
        ),
        "more than 4,000 shapes are drawn",
    ),
    "too long": (
        svg("".join(f'<path d="{"M0 0h1" * 9000}"/>' for _ in range(4))),
        "the drawing takes more than 200,000 characters",
    ),
    "pictures that unpack": (
        svg("".join(f'<image href="{LARGE}"/>' for _ in range(3))),
        "more than 4,000 shapes are drawn, counting those reused, and pictures by their size",
    ),
    "white on white": (svg("", root='fill="#fff"'), "nothing of the logo can be seen on white"),
    "a line": (svg("").replace(b"0 0 40 20", b"0 0 4000 20"), "more than 20 times as long as high"),
    "JPEG": (b"\xff\xd8\xff\xe0" + bytes(90), "the logo is a JPEG picture. Give an SVG or a PNG file."),
    "packed SVG": (b"\x1f\x8b" + bytes(90), "the logo is packed with gzip"),
    "text file": (b"not a picture", "the logo is not a picture known here"),
    "nothing": (b" \n", "the logo is empty"),
    "too large": (b"<" * 1_500_001, "the logo is too large"),
    "PNG cut off": (png(RED)[:-30], "the PNG picture is damaged"),
    "PNG altered": (png(RED).replace(b"IDAT", b"IDAU"), "the PNG picture is damaged"),
    "PNG of a million sides": (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">II5B", 1_000_000, 1_000_000, 8, 6, 0, 0, 0))
        + chunk(b"IEND", b""),
        "the PNG picture is 1,000,000 by 1,000,000 pixels",
    ),
    "PNG without a picture": (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">II5B", 9, 9, 8, 6, 0, 0, 0)) + chunk(b"IEND", b""),
        "the PNG picture cannot be read",
    ),
    "PNG that moves": (
        png(RED, save_all=True, append_images=[Image.new("RGB", (30, 10))]),
        "the PNG picture is animated",
    ),
    "PNG that is white": (png(Image.new("RGBA", (30, 10), "#FFFFFF80")), "nothing of the logo can be seen on white"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_drawing_is_refused_by_name(name: str) -> None:
    raw, told = HOSTILE[name]
    with pytest.raises(NotTaken) as refused:
        read_logo(raw)
    assert told in str(refused.value)


ACCEPTED = {
    "document type without entities": svg(
        "", before='<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    ),
    "what editors leave behind": svg(
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>'
        '<i:grid xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:onload="x"/><title>A</title>'
    ),
    "classes and gradients": svg(
        "<style>/* b */ .a, .b{fill:url(#g);stroke:#123}</style><linearGradient id='g'><stop offset='0'/>"
        "</linearGradient><rect class='a' width='9' height='9'/>"
    ),
    "clip path that reuses a shape": svg(
        "<defs><rect id='r' width='9' height='9'/><clipPath id='c'><use xlink:href='#r'/></clipPath></defs>"
        "<g clip-path='url(#c)'><rect width='9' height='9'/></g>"
    ),
    "picture inside": svg(f'<image width="9" height="9" href="{DATA}"/>'),
    "size without a box": svg("").replace(b'viewBox="0 0 40 20"', b'width="40mm" height="20mm"'),
    "another encoding": svg("", before='<?xml version="1.0" encoding="UTF-16"?>').decode().encode("utf-16"),
    "PNG": png(RED),
    "PNG of grey steps": png(RED.convert("L")),
    "PNG of a palette": png(RED.convert("P")),
    "PNG with alpha": png(Image.new("RGBA", (30, 10), "#B0002080")),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_drawing_is_taken_and_cleaning_it_again_changes_nothing(name: str) -> None:
    logo = read_logo(ACCEPTED[name])
    assert logo.width / logo.height in (2, 3)
    assert cleaned_svg(logo.svg.encode()) == (logo.svg, logo.width, logo.height)
    for word in ("inkscape", "metadata", "DOCTYPE", "onload", "/* b */"):
        assert word not in logo.svg


def test_a_picture_alone_is_known_as_one() -> None:
    assert base64.b64decode(read_logo(png(RED)).picture) == base64.b64decode(DATA.partition(",")[2])
    assert read_logo(svg("")).picture == ""
    for size, more in (("40 20", ""), ("30 10", "opacity='.5'"), ("30 10", "x='1'")):
        width, height = size.split()
        image = f'<image width="{width}" height="{height}" {more} href="{DATA}"/>'
        alone = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">{image}</svg>'
        assert read_logo(alone.encode()).picture == ""


def test_a_logo_that_was_not_cleaned_cannot_be_made() -> None:
    with pytest.raises(ValidationError, match="the element <script> is not accepted"):
        Logo(svg=svg("<script/>").decode(), width=40.0, height=20.0)
    with pytest.raises(ValidationError, match="not clean"):
        Logo(svg=svg("<metadata/>").decode(), width=40.0, height=20.0)
    clean = read_logo(svg(""))
    with pytest.raises(ValidationError, match="not clean"):
        Logo(svg=clean.svg, width=1.0, height=20.0)


def test_a_picture_loses_what_is_not_the_picture() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "a name")
    raw = png(RED, pnginfo=told, icc_profile=b"profile", dpi=(300, 300)) + b"something behind the end"
    address, width, height = cleaned_png(raw)
    clean = base64.b64decode(address.partition(",")[2])
    assert (width, height) == (30, 10)
    assert b"a name" not in clean
    assert b"iCCP" not in clean
    assert clean.endswith(chunk(b"IEND", b""))
    assert Image.open(io.BytesIO(clean)).convert("RGB").tobytes() == RED.tobytes()


PIECES = (
    *(
        "<",
        ">",
        "</",
        "/>",
        '"',
        "'",
        "=",
        "#",
        "&",
        ";",
        "url(",
        ")",
        "href=",
        "xlink:href=",
        "on",
        "style=",
        "<style>",
    ),
    *(
        "<use ",
        "<image ",
        "<script>",
        "data:image/png;base64,",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "\0",
        "\ud800",
        "字",
    ),
)


@given(st.sampled_from([name for name, raw in ACCEPTED.items() if raw.startswith(b"<")]), st.data())
def test_whatever_is_put_into_a_drawing_it_is_refused_or_comes_out_as_one(name: str, data: st.DataObject) -> None:
    text = ACCEPTED[name].decode()
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 12))
        text = text[:place] + data.draw(st.sampled_from(PIECES)) + text[place + gone :]
    try:
        logo = read_logo(text.encode("utf-8", "surrogatepass"))
    except NotTaken:
        return
    assert cleaned_svg(logo.svg.encode()) == (logo.svg, logo.width, logo.height)
    outside = re.sub(r' xmlns(:xlink)?="[^"]*"', "", logo.svg).lower()
    assert not re.search(r"<script|javascript|https?:|file:| on[a-z]+=|<!|@import|<text|foreignobject", outside)
