"""Let the model call your functions until it has an answer.

    python examples/tool_loop.py "What do two ropes and an anchor cost?"

A function becomes a tool by its signature and docstring. The loop (ask, call, send the output back, ask again) is in
`run_tools`; what happens in it comes as one stream of events.
"""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import wherry
from wherry import Client, ToolError

MODEL = "gpt-5-mini"
PRICES = {"rope": 12.5, "sail": 480.0, "anchor": 95.0}
STOCK = {"rope": 40, "sail": 3, "anchor": 0}

Item = Annotated[Literal["rope", "sail", "anchor"], "What the shop sells."]


@wherry.tool
def price(item: Item, pieces: int = 1) -> dict[str, float]:
    """Look up what something costs, in euros."""
    return {"euros": PRICES[item] * pieces}


@wherry.tool
def order(item: Item, pieces: int) -> str:
    """Order something. Only if the customer asks for it.

    Args:
        pieces: At most as many as there are.
    """
    if pieces > STOCK[item]:
        raise ToolError(f"There are only {STOCK[item]} of these.")  # what the model is told
    return "ordered"


def main(question: str) -> None:
    """Print the calls and the answer, as they come."""
    with Client() as client, client.responses.run_tools(model=MODEL, input=question, tools=[price, order]) as run:
        for event in run:
            if event.type == "tool.started":
                print(f"[{event.call.name} {event.call.parsed}]")
            elif event.type == "tool.done" or event.type == "tool.failed":
                print(f"[{event.call.name}: {event.output}]")
            elif event.type == "response.output_text.delta":
                print(event.delta, end="", flush=True)
        print(f"\n({run.usage['total_tokens']} tokens in all turns)")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "What do two ropes and an anchor cost?")
