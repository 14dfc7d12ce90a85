"""The list of contents: a field that word processors renew, holding already what it holds after that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from advisor.words import say

INSTRUCTION = ' TOC \\o "1-1" \\h \\n \\z \\u '  # headings of the first level, as links, without the number of the page


def put_contents(place: Any, headings: Sequence[tuple[int, str, str]]) -> None:
    """Write the contents where the paragraph `place` stands; each heading is its level, its words, its bookmark."""
    paragraphs = [_entry(level, words, anchor) for level, words, anchor in headings if level == 1]
    if paragraphs:
        paragraphs[0].insert(1, parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"/></w:r>'))
        paragraphs[0].insert(
            2, parse_xml(f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve">{INSTRUCTION}</w:instrText></w:r>')
        )
        paragraphs[0].insert(3, parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="separate"/></w:r>'))
        paragraphs[-1].append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>'))
    for paragraph in paragraphs:
        place._p.addprevious(paragraph)
    head = place.insert_paragraph_before(say("Contents"), style="toc Heading")
    head.paragraph_format.page_break_before = place.paragraph_format.page_break_before
    paragraphs[0].addprevious(head._p)
    place._p.getparent().remove(place._p)


def _entry(level: int, words: str, anchor: str) -> Any:
    entry = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="toc{level}"/></w:pPr>'
        f'<w:hyperlink w:anchor="{anchor}"><w:r/></w:hyperlink></w:p>'
    )
    entry.xpath("./w:hyperlink/w:r")[0].text = words
    return entry
