"""Feed random input to the parsers and decoders: python -m tests.fuzz --seconds 600 [--target NAME ...] [--seed N]

The targets take turns with batches of random input until the time is over. An input that fails is shrunk and printed,
with the seed that reproduces it, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "generated"), str(ROOT / "scripts"), str(ROOT / "scripts/server")]

from hypothesis import HealthCheck, Verbosity, seed, settings  # noqa: E402 - after the path is set

from tests.fuzz import growth  # noqa: E402
from tests.fuzz.targets import TARGETS  # noqa: E402

BATCH = 300


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=600, help="how long to run (default: 600)")
    parser.add_argument(
        "--target", action="append", choices=sorted(TARGETS), help="only this target (repeatable; default: all)"
    )
    parser.add_argument("--seed", type=int, help="start with this seed, to reproduce a failure")
    options = parser.parse_args()
    names = options.target or list(TARGETS)
    end = time.monotonic() + options.seconds
    number = options.seed if options.seed is not None else random.randrange(2**32)
    failed: dict[str, int] = {}
    batches = dict.fromkeys(names, 0)
    while time.monotonic() < end and len(failed) < len(names):
        for name in names:
            if name in failed:
                continue
            batches[name] += 1
            if not passes(name, number):
                failed[name] = number
            if time.monotonic() >= end:
                break
        number += 1
    for name in names:
        verdict = f"FAILED, --target {name} --seed {failed[name]}" if name in failed else "good"
        print(f"{name}: {batches[name] * BATCH} inputs, {verdict}")
    slow = {name: told for name, case in growth.CASES.items() if (told := growth.grows_too_fast(case))}
    for name, told in slow.items():
        print(f"{name}: grows too fast: {told}")
    return 1 if failed or slow else 0


def passes(name: str, number: int) -> bool:
    run = settings(
        max_examples=BATCH,
        deadline=None,
        database=None,
        verbosity=Verbosity.quiet,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )(seed(number)(TARGETS[name]()))
    try:
        run()
    except Exception:
        print(f"--- {name}, seed {number}")
        traceback.print_exc(limit=-12)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
