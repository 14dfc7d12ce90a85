"""The same answers, base and dates give the same bytes: shuffled files and keys, another zone, another hash seed."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from advisor.knowledge.load import OUTSIDE_THE_BASE
from advisor.knowledge.yaml_text import read

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "knowledge" / "samples" / "luxury_fashion_wfoe.yaml"


def recommend(answers: Path, *, knowledge: Path | None = None, **environment: str) -> bytes:
    chosen = ["--knowledge", str(knowledge)] if knowledge else []
    command = [
        sys.executable,
        "-m",
        "advisor",
        *chosen,
        "recommend",
        str(answers),
        "--as-of",
        "2026-11-21",
        "--format",
        "json",
    ]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def plain() -> bytes:
    return recommend(SAMPLE, PYTHONHASHSEED="0", TZ="UTC")


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Auckland"), ("12345", "America/Los_Angeles")])
def test_time_zone_and_hash_seed_change_no_byte(plain: bytes, seed: str, zone: str) -> None:
    assert recommend(SAMPLE, PYTHONHASHSEED=seed, TZ=zone, LC_ALL="C") == plain


def test_shuffled_answers_change_no_byte(plain: bytes, tmp_path: Path) -> None:
    document = read(SAMPLE.read_bytes(), file="sample").data
    answers = list(document["answers"].items())
    random.Random(7).shuffle(answers)
    document = {key: document[key] for key in reversed(list(document))} | {
        "answers": {k: list(v) if isinstance(v, tuple) else v for k, v in answers}
    }
    shuffled = tmp_path / "answers.yaml"
    shuffled.write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True), encoding="utf-8")
    assert recommend(shuffled) == plain


def test_shuffled_and_renamed_files_of_the_knowledge_base_change_no_byte(plain: bytes, tmp_path: Path) -> None:
    generator = random.Random(11)
    for number, path in enumerate(sorted((ROOT / "knowledge").rglob("*.yaml"))):
        if not OUTSIDE_THE_BASE & set(path.relative_to(ROOT / "knowledge").parts):
            target = tmp_path / "knowledge" / f"part{generator.randrange(100)}" / f"{number}.yaml"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    assert recommend(SAMPLE, knowledge=tmp_path / "knowledge") == plain
