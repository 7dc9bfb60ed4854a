"""Lay the chat page, or the page to talk to, into a folder, and write settings of the chat page for a server of this machine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from browser import runtime
from browser.runtime import ROOT

PAGE = ROOT / "examples/browser_chat"
TALK = ROOT / "examples/talking_page"
MARKDOWN = ROOT / "node_modules/marked/lib/marked.esm.js"
NOT_SERVED = ("README.md", "server.py")
KEY = "sk-test"
"""One that the built-in server takes."""


def lay(folder: Path, page: Path = PAGE) -> int:
    """Lay a page, what it takes from elsewhere, and the runtime into `folder`, which is emptied first; return all bytes.

    Raises RuntimeMissingError; FileExistsError if the folder holds something else than a page that was laid before.
    """
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / "pyodide").is_dir():
            raise FileExistsError(f"{folder} holds other things than this page: name another folder, or empty it")
        shutil.rmtree(folder)
    size = runtime.lay(folder / "pyodide")
    more = MARKDOWN if page == PAGE else PAGE / "python.js"
    if not more.is_file():
        raise runtime.RuntimeMissingError("node_modules/marked is missing: make install")
    sources = [more, *(path for path in page.iterdir() if path.is_file() and path.suffix != ".whl")]
    for source in sources:
        if source.name not in NOT_SERVED:
            shutil.copyfile(source, folder / source.name)
            size += source.stat().st_size
    return size


def settings(base_url: str) -> bytes:
    """Return the settings.js of a page that begins with the built-in server at `base_url`, and with a key for it."""
    source = (PAGE / "settings.js").read_text("utf-8").rstrip()
    return f"{source}\nObject.assign(settings, {json.dumps({'baseUrl': base_url, 'key': KEY})});\n".encode()
