"""A process that should draw charts and misbehaves as the specification says."""

from __future__ import annotations

import json
import os
import sys

DIES, WAITS = "dies", "waits"


def main() -> None:
    for line in sys.stdin:
        spec, families = json.loads(line)
        if spec == DIES:
            os._exit(3)
        answer = {"svg": f"{spec} in {families} by {os.getpid()}"} if spec else {"svg": None, "reason": "nothing"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
