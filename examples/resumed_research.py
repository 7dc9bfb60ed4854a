"""A long piece of research that outlives the connection and this program.

    python examples/resumed_research.py "What became of the wherries on the Thames?"
    python examples/resumed_research.py                 after Ctrl-C, or a crash: goes on where you were

The response runs in the background, at the service. A cut connection is made anew by itself (`resume=True`); for all
else there is a file with the ID of the response and the number of the last event that was shown.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from wherry import APIConnectionError, Client

MODEL = "gpt-5"
POSITION = Path("resumed_research.json")


def follow(client: Client, response_id: str, after: int | None) -> None:
    """Show the report from an event on, and keep the position when it ends before its time."""
    with client.responses.stream(response_id=response_id, starting_after=after, resume=True) as stream:
        try:
            for text in stream.text_deltas():
                print(text, end="", flush=True)
            response = stream.get_final_response()
        except (KeyboardInterrupt, APIConnectionError) as problem:
            last = stream.last_sequence_number
            POSITION.write_text(json.dumps({"id": response_id, "after": last}), "utf-8")
            print(f"\n({type(problem).__name__} after event {last}; run again to go on)")
            return
    POSITION.unlink(missing_ok=True)
    print(f"\n({response.status}, {len(response.output_text)} characters)")


def main(question: str) -> None:
    """Go on with what is there, or begin."""
    with Client() as client:
        if POSITION.exists() and not question:
            position = json.loads(POSITION.read_text("utf-8"))
            follow(client, position["id"], position["after"])
        else:
            question = question or "What became of the wherries on the Thames?"
            response = client.responses.create(model=MODEL, input=question, background=True)
            follow(client, response.id, None)


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
