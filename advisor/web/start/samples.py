"""The sample clients of a knowledge base, in the language spoken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from advisor.knowledge.languages import FOLDER
from advisor.knowledge.problems import Refused
from advisor.knowledge.yaml_text import read
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Case
from advisor.web import base
from advisor.words import language
from advisor.words.tongues import Language, to_traditional

PREFIXES = ("Sample: ", "示例：")


def sample_cases(folder: Path) -> dict[str, Case]:
    """The sample clients of a knowledge base by file name; those it no longer accepts are left out."""
    return _in_language(folder, language())


def without_prefix(name: str) -> str:
    """The name of a sample without the word that it is one."""
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    return name


@lru_cache(maxsize=8)
def _in_language(folder: Path, spoken: Language) -> dict[str, Case]:
    found = _as_written(folder)
    told = _told(folder) if spoken != "en" else {}
    convert = to_traditional() if spoken == "zh_Hant" else str
    return {
        ident: replace(case, client=case.client.model_copy(update={k: convert(v) for k, v in told[ident].items()}))
        if ident in told
        else case
        for ident, case in found.items()
    }


def _as_written(folder: Path) -> dict[str, Case]:
    found: dict[str, Case] = {}
    for path in sorted((folder / "samples").glob("*.yaml")):
        try:
            found[path.stem] = read_case(path.read_bytes(), file=path.name, knowledge=base.knowledge(folder))
        except Refused:
            continue
    return found


def _told(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """The names of the samples and the notes on them in simplified Chinese, where the base has them."""
    path = folder / FOLDER / "samples.yaml"
    if not path.is_file():
        return {}
    told: Mapping[str, Mapping[str, str]] = read(path.read_bytes(), file=path.name).data
    return told
