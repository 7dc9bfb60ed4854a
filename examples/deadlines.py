"""Answer in time: limits for a whole call and for the waits in its stream, and what there is when one is reached.

python examples/deadlines.py 20          the whole answer within 20 seconds, or what has come of it
"""

from __future__ import annotations

import sys

from wherry import APITimeoutError, Client, Timeout

MODEL = "gpt-5-mini"
QUESTION = "Explain the tides in two hundred words."


def answer(client: Client, limits: Timeout) -> tuple[str, str]:
    """Return the answer, or as much of it as came in time, and how it ended."""
    try:
        with client.responses.stream(model=MODEL, input=QUESTION, timeout=limits) as stream:
            response = stream.get_final_response()
            return response.output_text, str(response.status)
    except APITimeoutError as error:
        some = error.partial.output_text if error.partial else ""
        return some, f"cut off by {error.limit}={error.limit_s:g}"


def main(seconds: float) -> None:
    """Print what can be had in that time."""
    limits = Timeout(
        connect=5,
        first_event=10,  # that long a model may think before it begins
        idle=10,  # the longest silence after that; keep-alives of the server do not count
        total=seconds,  # all of it, with retries
    )
    with Client() as client:
        text, ended = answer(client, limits)
    print(text)
    print(f"({len(text.split())} words, {ended})")


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else 20)
