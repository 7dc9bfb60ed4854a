"""What the cells of the pages run with: Python, laid beside the script of the cells."""

from __future__ import annotations

import shutil
from pathlib import Path

from browser import page, runtime

CELL = Path(__file__).with_name("cell")
WORKERS = (CELL / "cells-worker.js", CELL / "cells.py", page.PAGE / "python.js")
UNKNOWN, SIZE = "const BYTES = 0;", "const BYTES = {};"


def put_beside(site: Path) -> int:
    """Lay Python into the assets of a built site, and tell the cells its bytes; return them.

    Without the npm packages nothing is laid, and the cells say so.
    """
    assets = site / "assets"
    script = assets / "cells.js"
    text = script.read_text("utf-8")
    if UNKNOWN not in text:
        raise ValueError(f"{script} does not have `{UNKNOWN}`")
    if not runtime.PYODIDE.is_dir():
        return 0
    size = runtime.lay(assets / "pyodide")
    for source in WORKERS:
        shutil.copyfile(source, assets / source.name)
        size += source.stat().st_size
    script.write_text(text.replace(UNKNOWN, SIZE.format(size)), "utf-8")
    return size
