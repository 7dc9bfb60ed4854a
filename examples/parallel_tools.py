"""Run slow tools side by side: each call begins as soon as its arguments are there, while the model still writes the next.

    python examples/parallel_tools.py "Compare the weather in Oslo, Lima and Hanoi."

The outputs go back in the order of the calls, whichever is ready first. Leaving the block cancels what still runs.
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import Annotated

import wherry
from wherry import AsyncClient, ToolContext

MODEL = "gpt-5-mini"


@wherry.tool
async def weather(city: Annotated[str, "With the country."], context: ToolContext[float]) -> dict[str, object]:
    """Look up the weather of a city."""
    begun = time.perf_counter() - context.value  # the model does not see this parameter
    await asyncio.sleep(0.3)  # a slow service
    return {"city": city, "degrees": len(city), "asked_after_s": round(begun, 2)}


async def main(question: str) -> None:
    """Print when each call begins and ends, then the answer."""
    start = time.perf_counter()
    async with (
        AsyncClient() as client,
        client.responses.run_tools(model=MODEL, input=question, tools=[weather], parallel=True, context=start) as run,
    ):
        async for event in run:
            if event.type == "tool.started" or event.type == "tool.done":
                print(f"{time.perf_counter() - start:5.2f} s  {event.type}  {event.call.arguments}")
        print(run.response.output_text)


if __name__ == "__main__":
    asyncio.run(main(" ".join(sys.argv[1:]) or "Compare the weather in Oslo, Lima and Hanoi."))
