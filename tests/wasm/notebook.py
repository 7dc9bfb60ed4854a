"""Run the code cells of a notebook inside Pyodide, one after the other in one namespace, as a kernel does."""

from __future__ import annotations

import contextlib
import getpass
import importlib
import io
import os
import sys
from pathlib import Path
from typing import Any


def lay_beside(name: str, content: bytes) -> None:
    """Write a file into the folder that the notebook runs in."""
    Path(name).write_bytes(content)


async def main(cells: list[str], index: str, micropip: str, beside: str, key: str, url: str) -> list[str]:
    """Return what each cell printed.

    `micropip` is the address of its wheel and `index` that of the packages it may install; `beside` is the address of a file
    that lies beside the notebook; `key` is what a person types.
    """
    pyodide_js: Any = importlib.import_module("pyodide_js")
    pyodide_code: Any = importlib.import_module("pyodide.code")
    sys.path.remove("/repository/generated")  # the package is what the notebook installs
    await pyodide_js.loadPackage(micropip)
    importlib.import_module("micropip").set_index_urls([index])
    answer = await importlib.import_module("pyodide.http").pyfetch(beside)
    lay_beside(beside.rpartition("/")[2], await answer.bytes())
    os.environ["OPENAI_BASE_URL"] = url
    getpass.getpass = lambda prompt="", stream=None, **_: key
    namespace: dict[str, Any] = {"__name__": "__main__"}
    printed = []
    for cell in cells:
        with contextlib.redirect_stdout(io.StringIO()) as output:
            await pyodide_code.eval_code_async(cell, namespace)
        printed.append(output.getvalue())
    return [*printed, namespace["AsyncClient"].__module__, sys.modules["wherry"].__file__ or ""]
