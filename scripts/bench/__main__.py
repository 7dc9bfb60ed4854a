"""`python scripts/bench`: runs the command from the folder, installed or not.

`python scripts/bench pyodide`: starts; `python scripts/bench limits`: rate limits; `python scripts/bench sockets`: WebSockets.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    if sys.argv[1:2] == ["pyodide"]:
        from bench.pyodide import main

        del sys.argv[1]
    elif sys.argv[1:2] == ["limits"]:
        from bench.limits.command import main

        del sys.argv[1]
    elif sys.argv[1:2] == ["sockets"]:
        from bench.sockets.command import main

        del sys.argv[1]
    else:
        from bench.command import main

    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("bench: interrupted; nothing was written")
