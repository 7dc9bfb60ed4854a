"""An agent that takes many turns, over one WebSocket: it looks through a folder to answer a question.

    python examples/socket_agent.py "What is this project about?" .

It needs the extra `realtime` of wherry. Each turn sends only what is new, on a connection that stays open: the outputs of the
tools, not the whole conversation again. The loop is the same without `over=connection`; it then makes a request for each turn.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated, Any

import wherry
from wherry import Client, ToolError

MODEL = "gpt-5-mini"
MAX_TURNS = 25
MAX_CHARACTERS = 4_000

Place = Annotated[str, "A path below the folder; . for the folder itself."]


def tools_for(folder: Path) -> list[Any]:
    """Return the tools of the agent; they see nothing outside of the folder."""
    top = folder.resolve()

    def inside(path: str) -> Path:
        place = (top / path).resolve()
        if not place.is_relative_to(top) or not place.exists():
            raise ToolError(f"There is no {path}.")  # what the model is told
        return place

    @wherry.tool
    def list_folder(path: Place) -> list[str]:
        """List what is in a folder."""
        place = inside(path)
        if not place.is_dir():
            raise ToolError(f"{path} is a file.")
        return sorted(f"{each.name}/" if each.is_dir() else each.name for each in place.iterdir())

    @wherry.tool
    def read_text(path: Place) -> str:
        """Return the beginning of a text file."""
        place = inside(path)
        if not place.is_file():
            raise ToolError(f"{path} is a folder.")
        return place.read_text("utf-8", errors="replace")[:MAX_CHARACTERS]

    return [list_folder, read_text]


def main(question: str, folder: Path) -> None:
    """Print the calls of the tools and the answer, as they come, and how long a turn took."""
    tools = tools_for(folder)
    with Client() as client, client.responses.connect() as connection:
        # The service gets ready before the question is there.
        connection.warm_up(model=MODEL, tools=tools)
        begun = time.monotonic()
        turns = 0
        with client.responses.run_tools(
            model=MODEL, input=question, tools=tools, over=connection, max_turns=MAX_TURNS
        ) as run:
            for event in run:
                if event.type == "response.created":
                    turns += 1
                elif event.type == "tool.started":
                    print(f"[{event.call.name} {event.call.parsed}]")
                elif event.type == "response.output_text.delta":
                    print(event.delta, end="", flush=True)
        print(f"\n({turns} turns over one connection, {(time.monotonic() - begun) / turns:.2f} s each)")


if __name__ == "__main__":
    question = sys.argv[1] if sys.argv[1:] else "What is this project about?"
    main(question, Path(sys.argv[2] if sys.argv[2:] else "."))
