"""Whether every text of the base is there in every language, with the same placeholders and in the same terms.

Looked at is the catalogue beside the base (`languages/zh_Hans.po`), against the texts that readers read. A text without
a translation and a translation whose text is gone are found, a placeholder that is missing, new or misspelt, and a
term of the glossary (`languages/glossary.yaml`) that is translated otherwise. Traditional Chinese is made from the
simplified one, so it is complete where that is.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from advisor.knowledge.languages import FOLDER, PLACEHOLDER, texts_of
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, nearest
from advisor.knowledge.yaml_text import read

CATALOGUE = "zh_Hans.po"
GLOSSARY = "glossary.yaml"


def check(knowledge: Knowledge, folder: Path) -> list[Problem]:
    """Every problem of the translations of the base in `folder`; none for a base that has none."""
    path = folder / FOLDER / CATALOGUE
    return list(_problems(knowledge, path, f"{folder.name}/{FOLDER}/{CATALOGUE}")) if path.is_file() else []


def _problems(knowledge: Knowledge, path: Path, file: str) -> Iterator[Problem]:
    try:
        entries = [entry for entry in read_po(io.BytesIO(path.read_bytes()), abort_invalid=True) if entry.id]
    except (PoFileError, UnicodeDecodeError) as error:
        yield Problem(file, getattr(error, "lineno", 0) or 0, 0, f"it is not a catalogue: {error}.", "Restore it.")
        return
    texts, glossary = texts_of(knowledge), _glossary(path.with_name(GLOSSARY))
    known = {str(entry.id) for entry in entries}
    for text, places in texts.items():
        if text not in known:
            said = f'"{_short(text)}" ({places[0]}) has no entry.'
            yield Problem(file, 0, 0, said, "Run python -m tools.languages and translate it.")
    for entry in entries:
        text, translated, line = str(entry.id), str(entry.string), entry.lineno or 0
        if text not in texts:
            yield Problem(file, line, 1, f'no text of the base is "{_short(text)}".', nearest(text, texts))
        elif not translated or entry.fuzzy:
            yield Problem(file, line, 1, f'"{_short(text)}" is not translated.', "Fill in msgstr.")
        else:
            yield from (Problem(file, line, 1, said, hint) for said, hint in _unlike(text, translated, glossary))


def _unlike(text: str, translated: str, glossary: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """In what a translation differs from its text: sentence and next step."""
    wanted, held = Counter(PLACEHOLDER.findall(text)), Counter(PLACEHOLDER.findall(translated))
    if wanted != held:
        missing, new = " ".join((wanted - held).elements()), " ".join((held - wanted).elements())
        told = " and ".join(filter(None, [f"lacks {missing}" if missing else "", f"adds {new}" if new else ""]))
        yield f'the translation of "{_short(text)}" {told}.', "Use the placeholders of the English text."
    plain = PLACEHOLDER.sub("", text)
    for term, forms in glossary.items():
        anyhow = re.IGNORECASE if term.islower() else re.NOFLAG
        if re.search(rf"\b{term}\b", plain, anyhow) and not any(form in translated for form in forms):
            yield f'"{_short(text)}": "{term}" is not translated as {" or ".join(forms)}.', "Keep to the glossary."


def _glossary(path: Path) -> dict[str, tuple[str, ...]]:
    """The terms with the forms that translate them; a term is a pattern, matched as whole words."""
    if not path.is_file():
        return {}
    data = read(path.read_bytes(), file=path.name).data
    return {str(term): tuple(map(str, forms)) for term, forms in data["terms"].items()}


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
