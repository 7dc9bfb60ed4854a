"""The table of faults in docs/testing.md is the server's own list."""

from __future__ import annotations

import re
from pathlib import Path

from wherry_server import faults
from wherry_server.sockets import faults as sockets

PAGE = Path(__file__).resolve().parents[2] / "docs/testing.md"
SECTIONS = {
    "of any answer, and of streams": faults.KNOWN,
    "what the model does": {name: text for name, text in faults.WISHES.items() if name not in sockets.WISHES},
    "of WebSocket connections": sockets.KNOWN | sockets.WISHES,
}


def table() -> str:
    """Return the tables as the page has them."""
    parts = []
    for title, known in SECTIONS.items():
        rows = [f"| `{name}` | {_cell(text)} |" for name, text in known.items()]
        parts.append("\n".join([f"| {title} | |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    """Return a line of the help as a cell: what follows the name in code, `|` within a cell escaped."""
    form = re.match(r"=[^: ]+(?=: )", text)
    shown = f"`{form[0]}`{text[form.end() :]}" if form else text
    return shown.replace("|", "\\|")


def test_the_table_of_faults() -> None:
    """Every fault and every wish of wherry-server is on the page, in its words."""
    wanted = table()
    everything = faults.KNOWN.keys() | sockets.KNOWN.keys() | faults.WISHES.keys()
    assert wanted.count("\n| `") == len(everything)
    assert wanted in PAGE.read_text("utf-8"), f"the page lacks this:\n{wanted}"
