"""Runs the command line: `python -m advisor`."""

import gc

from advisor.cli import main

gc.set_threshold(50_000, 20, 20)  # a call makes much and throws little of it away
raise SystemExit(main())
