"""Bring the catalogues of translations up to date: new texts come in empty, those that are gone are dropped.

    python -m tools.languages

There are two: what the knowledge base says (`knowledge/languages/`), and what screens, reports and the command line say
(`advisor/words/`), which is found in the code as `say("…")` and `say_count(…)`, in the templates as `say("…")` and
`say-count(…)`.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from advisor.knowledge.languages import FOLDER, texts_of
from advisor.knowledge.load import load
from advisor.report.whole_file import write_whole
from advisor.words.templates import said_in

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "knowledge"
KNOWLEDGE = BASE / FOLDER / "zh_Hans.po"
WORDS = ROOT / "advisor" / "words" / "zh_Hans.po"
ROOMS = ("advice", "cadence", "cases", "commands", "knowledge", "logic", "questionnaire", "report", "web")
PLACES = {"say": (0,), "say_count": (1, 2)}

# No dates and names of programs: the file changes when a text does.
HEAD = b"""# Simplified Chinese; the message ids are the English texts.
msgid ""
msgstr ""
"Language: zh_Hans\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""

Key = str | tuple[str, str]


def of_the_base() -> Catalog:
    """The texts of the base as an empty catalogue, each with the places it stands at."""
    found = _empty()
    for text, places in texts_of(load(BASE)).items():
        found.add(text, auto_comments=places[:3])
    return found


def of_the_code() -> Catalog:
    """Everything that screens, reports and the command line say."""
    found = _empty()
    for place, key in sorted(_said(), key=str):
        found.add(key, auto_comments=[place])
    return found


def _said() -> Iterator[tuple[str, Key]]:
    rooms = (path for room in ROOMS for path in (ROOT / "advisor" / room).rglob("*.py"))
    for path in (ROOT / "app.py", ROOT / "advisor" / "cli.py", *sorted(rooms)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACES:
                yield path.relative_to(ROOT).as_posix(), _key(node, PLACES[node.func.id], path)
    for path in sorted((ROOT / "advisor" / "report").rglob("*.typ")):
        for key in said_in(path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), key


def _key(call: ast.Call, places: tuple[int, ...], path: Path) -> Key:
    """The sentence, or singular and plural. Raises ValueError where it is not written out."""
    found = [call.args[place] for place in places]
    texts = tuple(each.value for each in found if isinstance(each, ast.Constant) and isinstance(each.value, str))
    if len(texts) < len(places):
        raise ValueError(f"{path}:{call.lineno}: what is said must be a literal, or it cannot be translated")
    return texts[0] if len(texts) == 1 else (texts[0], texts[1])


def _empty() -> Catalog:
    return Catalog(locale="zh_Hans", fuzzy=False)


def update(path: Path, new: Catalog) -> int:
    """Write the catalogue with the translations it has, and return how many are missing."""
    if path.is_file():
        known = {_first(entry.id): entry.string for entry in read_po(io.BytesIO(path.read_bytes())) if entry.string}
        for entry in new:
            if entry.id and (string := known.get(_first(entry.id))):
                entry.string = string
    out = io.BytesIO(HEAD)
    out.seek(0, io.SEEK_END)
    write_po(out, new, width=0, omit_header=True)
    path.parent.mkdir(exist_ok=True)
    write_whole(path, out.getvalue())
    return sum(not entry.string or not _first(entry.string) for entry in new if entry.id)


def _first(text: object) -> str:
    return str(text[0] if isinstance(text, (tuple, list)) else text)


def main() -> None:
    """Update both and say what is left to do."""
    for path, new in ((KNOWLEDGE, of_the_base()), (WORDS, of_the_code())):
        left = update(path, new)
        sys.stdout.write(f"{path.relative_to(ROOT)}: {len(new)} texts, {left} without a translation.\n")


if __name__ == "__main__":
    main()
