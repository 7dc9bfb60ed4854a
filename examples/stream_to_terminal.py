"""Stream an answer to the terminal, word by word, and say at the end what it cost.

    python examples/stream_to_terminal.py "Why is the sky blue?"

Ctrl-C stops the answer: leaving the `with` block closes the connection, so the model stops writing.
"""

from __future__ import annotations

import sys

from wherry import Client

MODEL = "gpt-5-mini"


def main(question: str) -> None:
    """Ask, and print each piece of the answer when it comes."""
    with Client() as client, client.responses.stream(model=MODEL, input=question) as stream:
        for text in stream.text_deltas():
            print(text, end="", flush=True)
        response = stream.get_final_response()  # the whole response; nothing is read twice
    print()
    if response.usage:
        print(f"({response.status}; {response.usage.output_tokens} tokens)")


if __name__ == "__main__":
    try:
        main(" ".join(sys.argv[1:]) or "Why is the sky blue?")
    except KeyboardInterrupt:
        print("\n(stopped)")
