"""Save the events of a stream, and put the response together from the file: for a log, a test, or a page that replays it.

    python examples/saved_events.py              ask once, and save the events as lines of JSON
    python examples/saved_events.py FILE         put together what a file has, without a network

An accumulator knows no network: it takes events from anywhere, and tells at any of them what there is so far.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from wherry import Client, ResponseAccumulator

MODEL = "gpt-5-mini"
QUESTION = "Name three rivers."


def save(file: Path) -> None:
    """Ask, and write each event as it came."""
    with (
        Client() as client,
        client.responses.create(model=MODEL, input=QUESTION, stream=True) as stream,
        file.open("w", encoding="utf-8") as lines,
    ):
        for event in stream:
            lines.write(json.dumps(event.to_dict()) + "\n")


def put_together(file: Path) -> None:
    """Print what the events of a file add up to, halfway and at the end."""
    events = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    total = ResponseAccumulator()
    for event in events[: len(events) // 2]:
        total.add(event)
    halfway = total.freeze()  # a copy; the snapshot itself goes on growing
    for event in events[len(events) // 2 :]:
        total.add(event)
    response = total.finish()
    print(f"{len(events)} events of {response.id}")
    print(f"halfway: {halfway.output_text!r}" if halfway else "halfway: nothing")
    print(f"at the end: {response.output_text!r} ({response.status})")


def main(name: str) -> None:
    """Save first, unless there is a file to read."""
    file = Path(name or "saved_events.jsonl")
    if not name:
        save(file)
    put_together(file)


if __name__ == "__main__":
    main("".join(sys.argv[1:]))
