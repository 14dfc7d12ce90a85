"""`report --brand`: what the brand file names is looked for beside it, and a bad one leaves no file behind."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import advisor.report.pdf
from tests.commands.conftest import Run

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s<path d="M0 4h9v1H0z"/></svg>'
Asked = list[dict[str, Any]]


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The brands with which a report was asked for; none is really made."""
    found: list[Any] = []

    def build(_advice: object, **options: Any) -> Any:
        found.append(options["brand"])
        return SimpleNamespace(pdf=b"%PDF", replaced=())

    monkeypatch.setattr(advisor.report.pdf, "build", build)
    return found


def test_the_logo_beside_the_brand_file_is_found_from_any_folder(
    run: Run, asked: Asked, answers: Path, looks: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "logo.svg").write_bytes(SVG % b"")
    (folder / "brand.yaml").write_bytes(b"name: A\nlogo: logo.svg\n")
    monkeypatch.chdir("/")
    ended = run("report", answers, "--output", tmp_path / "a.pdf", "--brand", folder / "brand.yaml")
    assert (ended.code, ended.said) == (0, "")
    assert looks[0].logo.width == 9


@pytest.mark.parametrize(
    ("brand", "told"),
    [
        ("name: A\nlogo: logo.svg", ":2:7: logo: the element <script> is not accepted (line 1). Remove it"),
        ("naem: A", ':1:1: the key "naem" is not known here. Did you mean "name"?'),
        ('accent: "#FFDD00"', ":1:9: accent: #FFDD00 is too light to be read on white"),
        ("logo: ../answers.yaml", ':1:7: logo: "../answers.yaml" leads out of the folder'),
        ("logo: brand.yaml", ":1:7: logo: the logo is not a picture known here. Give an SVG or a PNG file."),
    ],
)
def test_a_brand_that_cannot_be_used_ends_the_call_with_its_place_and_no_file(
    run: Run, asked: Asked, answers: Path, looks: list[Any], tmp_path: Path, brand: str, told: str
) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG % b"<script/>")
    (tmp_path / "brand.yaml").write_text(brand)
    ended = run("report", answers, "--output", tmp_path / "a.pdf", "--brand", tmp_path / "brand.yaml")
    assert ended.code == 2
    assert f"brand.yaml{told}" in ended.said
    assert ended.said.count("\n") == 1
    assert not (tmp_path / "a.pdf").exists()
    assert not looks
