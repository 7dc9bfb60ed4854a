"""A command in a WASI component: it reads a question from standard input and streams the answer to standard output.

README.md has the commands to build and run it. The key, the address and the model come from the environment of the run:
OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL. If the server is busy, the client waits as long as the server asks.
"""

from __future__ import annotations

import os
import sys

import wherry

# Each run starts from the state that the interpreter has when the component is built: import everything now.
wherry.preload()


class Run:
    """What the component exports: `wasi:cli/run`."""

    def run(self) -> None:
        """Answer the question."""
        question = sys.stdin.read().strip()
        if not question:
            sys.exit("ask something: echo 'What is WASI?' | ...")
        try:
            with wherry.Client(max_retries=5, timeout=wherry.Timeout(60)) as client:
                stream = client.chat.completions.create(
                    model=os.environ.get("OPENAI_MODEL", "gpt-4o-mini"),
                    messages=[{"role": "user", "content": question}],
                    stream=True,
                )
                with stream:
                    for chunk in stream:
                        for choice in chunk.choices:
                            print(choice.delta.content or "", end="", flush=True)
        except wherry.WherryError as error:
            sys.exit(f"{type(error).__name__}: {error}")
        print()
