"""Have a person allow what a tool does, later and in another process: the state of the run waits in a file.

python examples/approve_later.py "Pay Ada 20 euros for lunch."    the model wants to pay; the program ends
python examples/approve_later.py --yes                            tomorrow: it pays, and the model goes on
python examples/approve_later.py --no                             or the model is told that it may not
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import wherry
from wherry import Client, ToolContext

MODEL = "gpt-5-mini"
STATE = Path("approve_later.json")


@wherry.tool
def pay(to: str, euros: float, context: ToolContext[None]) -> str:
    """Pay somebody."""
    # A run that dies here runs the call again when it goes on: let the call's ID keep it from paying twice.
    return f"paid {euros:g} euros to {to} (receipt {context.call_id})"


def show(run: Any) -> None:
    """Print what the run has come to, and keep it if it waits."""
    if run.pending:
        STATE.write_text(json.dumps({"run": run.state, "waiting": [call.id for call in run.pending]}), "utf-8")
        for call in run.pending:
            print(f"May it? {call.name} {call.arguments}   (run again with --yes or --no)")
    else:
        STATE.unlink(missing_ok=True)
        print(run.response.output_text)


def main(arguments: list[str]) -> None:
    """Begin a run, or go on with the one that waits."""
    with Client() as client:
        if arguments in (["--yes"], ["--no"]):
            kept = json.loads(STATE.read_text("utf-8"))
            answers = dict.fromkeys(kept["waiting"], arguments == ["--yes"])
            run = client.responses.run_tools(model=MODEL, tools=[pay], state=kept["run"], approvals=answers)
        else:
            question = " ".join(arguments) or "Pay Ada 20 euros for lunch."
            run = client.responses.run_tools(model=MODEL, input=question, tools=[pay], approve=lambda call: None)
        show(run.until_done())


if __name__ == "__main__":
    main(sys.argv[1:])
