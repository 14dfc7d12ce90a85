"""The list of what the engine says holds what its code says, no more and no less."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import advisor
from advisor.knowledge.checks.phrases import SPOKEN

ADVISOR = Path(advisor.__file__).parent
CORE = ("advice", "cadence", "logic")
KINDS = {ident.split(".")[0] for ident in SPOKEN}


def spoken() -> set[str]:
    """Every literal in the core that looks like the id of a phrase."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for name in CORE for path in (ADVISOR / name).rglob("*.py")]
    words = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return {word for word in words if isinstance(word, str) and re.fullmatch(rf"({'|'.join(KINDS)})\.[a-z_]+", word)}


def test_what_the_code_says_and_what_the_check_asks_for_are_the_same() -> None:
    assert spoken() == set(SPOKEN)
