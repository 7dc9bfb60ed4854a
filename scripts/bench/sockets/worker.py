"""Does one case in one way: `python -m bench.sockets.worker WAY BASE_URL CASE`. It prints what that took."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from .cases import CASES
from .ways import WAYS


def main() -> None:
    """Do it."""
    way, base_url, case = sys.argv[1:]
    print(json.dumps(asdict(WAYS[way].run(base_url, CASES[case]))), flush=True)


if __name__ == "__main__":
    main()
