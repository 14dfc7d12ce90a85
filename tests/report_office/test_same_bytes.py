"""The same job gives the same bytes, whatever the machine's time zone, locale and order of hashing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.report_office import jobs

DIGESTS = """
import hashlib, json, sys
from advisor.report.office import report_docx, report_pptx
job = json.load(open(sys.argv[1]))
print(*(hashlib.sha256(make(job)).hexdigest() for make in (report_docx, report_pptx)))
"""


def test_the_surroundings_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / "job.json"
    file.write_text(json.dumps(jobs.hostile("=1+1")))
    given = (("1", "Asia/Shanghai", "C"), ("77", "America/New_York", "C.UTF-8"))
    found = set()
    for seed, zone, locale in given:
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
        call = [sys.executable, "-c", DIGESTS, str(file)]
        found.add(subprocess.run(call, env=surroundings, capture_output=True, text=True, check=True).stdout)
    assert len(found) == 1
