"""`python -m tools.mutation [--only GROUP] [--jobs N] [--least SHARE]`."""

from __future__ import annotations

import argparse
import os
import sys

from tools.mutation.mutants import GROUPS
from tools.mutation.report import report
from tools.mutation.run import run

LEAST = 90


def main() -> int:
    """Print the score. Exit 1 where fewer than `--least` per cent of the mutants are noticed."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    parser.add_argument("--only", choices=GROUPS, action="append", help="one collection (may be repeated)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument(
        "--least", type=float, default=LEAST, help=f"the score that is asked for, in per cent ({LEAST})"
    )
    asked = parser.parse_args()
    results = run(tuple(asked.only or GROUPS), jobs=max(1, asked.jobs))
    sys.stdout.write(report(results))
    noticed = sum(one.noticed_by is not None for one in results)
    return 0 if 100 * noticed >= asked.least * len(results) else 1


if __name__ == "__main__":
    sys.exit(main())
