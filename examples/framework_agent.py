"""An agent of Pydantic AI whose calls wherry makes: it has a tool, and its answer is an object.

    python examples/framework_agent.py "My boat needs 4 m of water. Can I enter Antwerp?"

It needs the packages wherry and pydantic-ai-slim[openai]. docs/frameworks.md has nine more frameworks.
"""

from __future__ import annotations

import asyncio
import sys

from pydantic import BaseModel
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.output import NativeOutput
from pydantic_ai.providers.openai import OpenAIProvider

from wherry.compat.openai import AsyncOpenAI

TIDES_M = {"Antwerp": 5.3, "Dover": 6.0, "Ghent": 1.5}


class Passage(BaseModel):
    """Whether a boat can enter a harbour now."""

    harbour: str
    possible: bool
    reason: str


async def main(question: str) -> None:
    async with AsyncOpenAI() as client:
        model = OpenAIChatModel("gpt-5-mini", provider=OpenAIProvider(openai_client=client))
        pilot = Agent(model, output_type=NativeOutput(Passage), instructions="Look up the tide before you answer.")

        @pilot.tool_plain
        def tide(harbour: str) -> str:
            """Return how high the water stands in a harbour now."""
            print(f"[tide of {harbour}]")
            return f"{TIDES_M.get(harbour, 3.0)} m"

        result = await pilot.run(question)
        print("Yes:" if result.output.possible else "No:", result.output.reason)
        print(f"({result.usage.requests} requests, {result.usage.total_tokens} tokens)")


asyncio.run(main(" ".join(sys.argv[1:]) or "My boat needs 4 m of water. Can I enter Antwerp?"))
