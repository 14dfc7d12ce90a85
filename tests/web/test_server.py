"""The server: strict headers, and no start on a knowledge base with a defect."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import streamlit

from advisor.web.server.headers import strict_headers
from tests.web.visits import APP, PROJECT


def test_the_policy_lets_the_page_load_from_its_own_host_only() -> None:
    policy = dict(part.split(" ", 1) for part in strict_headers()["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert "unsafe-eval" not in policy["script-src"].replace("wasm-unsafe-eval", "")
    assert "unsafe-inline" not in policy["script-src"]
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert not re.search(r"https?:", strict_headers()["content-security-policy"])
    assert strict_headers()["referrer-policy"] == "no-referrer"


def test_the_one_inline_script_of_the_page_is_allowed_by_its_hash() -> None:
    index = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", index, re.DOTALL)
    assert scripts
    for script in scripts:
        expected = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{expected}'" in strict_headers()["content-security-policy"]


def test_a_defective_base_stops_the_start_with_the_list(tmp_path: Path) -> None:
    (tmp_path / "meta.yaml").write_text("meta: {title: x}\nnonsense: []\n")
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port=0"],
        cwd=PROJECT,
        env={**os.environ, "ADVISOR_KNOWLEDGE": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert '"nonsense" is not a collection' in done.stderr
    assert "does not start" in done.stderr
    assert "Traceback" not in done.stderr
