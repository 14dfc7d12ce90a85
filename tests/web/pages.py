"""The pages of the app, by their places in the address, as `app.py` names them: a new one is found by itself."""

from __future__ import annotations

import ast

from tests.web.visits import APP


def places(*, sign_in: bool = False) -> tuple[str, ...]:
    """The places, the start page's first, which is empty; with sign-in also those that are there under a condition."""
    tree = ast.parse(APP.read_text(encoding="utf-8"))
    named = _named(tree)
    found = {call: str(call.args[1].value) for call in named if isinstance(call.args[1], ast.Constant)}
    if len(found) != len(named) or "" not in found.values():
        raise ValueError("app.py names its pages in a way that is not understood here")
    depends = {call for node in ast.walk(tree) if isinstance(node, ast.IfExp) for call in _named(node)}
    return tuple(place for call, place in found.items() if sign_in or call not in depends)


def _named(tree: ast.AST) -> list[ast.Call]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    found = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "PageNamed"]
    return sorted(found, key=lambda call: call.lineno)
