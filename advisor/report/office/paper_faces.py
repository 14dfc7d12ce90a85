"""The faces and languages of the text document, and what stands in for a face that a machine does not have."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from advisor.report.office.faces import LATIN, Faces
from advisor.report.office.tongue import ENGLISH, tongue

_FONT_TABLE = "/word/fontTable.xml"


def name_faces(document: Any, faces: Faces) -> None:
    """One face for Latin, one for Chinese, and the language of each, so that each is read and checked as what it is."""
    spoken, latin = tongue(), quoteattr(faces.text)
    properties = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(properties):
        if child.tag in (qn("w:rFonts"), qn("w:lang")):
            properties.remove(child)
    properties.insert(
        0,
        parse_xml(
            f'<w:rFonts {nsdecls("w")} w:ascii={latin} w:hAnsi={latin} w:cs={latin} w:eastAsia="{spoken.face}"/>'
        ),
    )
    languages = f'w:val="{spoken.code}" w:eastAsia="{spoken.chinese}"'
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} {languages} w:bidi="ar-SA"/>'))
    if spoken.is_chinese:  # by Chinese rules a line may end amid a word of Latin letters, or a number
        styled = document.styles["Normal"].element.get_or_add_rPr()
        styled.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{ENGLISH}" w:eastAsia="{spoken.chinese}"/>'))
    for setting in document.settings.element.iter(qn("w:themeFontLang")):
        setting.set(qn("w:val"), spoken.code)
        setting.set(qn("w:eastAsia"), spoken.chinese)
    _substitutes(document, faces)


def _substitutes(document: Any, faces: Faces) -> None:
    spoken = tongue()
    part = next(part for part in document.part.package.iter_parts() if part.partname == _FONT_TABLE)
    table = parse_xml(part.blob)
    named = [(LATIN, "", 0), *((name, other, 0) for name, other in faces.substitutes.items())]
    named.append((spoken.face, spoken.substitute, spoken.charset))
    for name, other, charset in named:
        for known in [font for font in table if font.get(qn("w:name")) == name]:
            table.remove(known)
        table.append(_font(name, other, charset))
    part._blob = serialize_part_xml(table)


def _font(name: str, substitute: str, charset: int) -> Any:
    other = f'<w:altName w:val="{substitute}"/>' if substitute else ""
    return parse_xml(
        f"<w:font {nsdecls('w')} w:name={quoteattr(name)}>{other}"
        f'<w:charset w:val="{charset:02X}"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )
