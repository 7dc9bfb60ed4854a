"""The call of `wherry chat`, and its answer while it comes."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from contextlib import closing
from types import ModuleType
from typing import Any

from ..ending import REFUSED
from ..operations.service import client_of
from ..operations.texts import whole
from ..operations.values import text_of
from ..output.printer import as_json
from ..output.screen import is_terminal, without_controls
from .history import Conversation, History
from .question import question_of

__all__ = ("talk",)

_MODEL = "gpt-4o-mini"
_CUT = {
    "length": "the answer was cut off at the token limit",
    "content_filter": "the content filter stopped the answer",
}
"""Ends of an answer that is not whole."""


def talk(given: Namespace, package: ModuleType, history: History) -> int:
    """Ask, print the answer as it comes, keep both, and return the exit code.

    Raises:
        UsageError: There is no question, or nothing to go on with.
    """
    conversation = history.last() if given.goes_on else Conversation.new()
    asked = [question_of(given)]
    if given.system is not None:
        asked.insert(0, {"role": "system", "content": text_of(given.system)})
    model = whole(given.model or "", "--model") or conversation.model or os.environ.get("WHERRY_MODEL") or _MODEL
    body = {"model": model, "messages": [*conversation.messages, *asked], "stream": True}
    answer = _Answer(as_events=given.json)
    try:
        with closing(client_of(given, package)) as client:
            path = "/chat/completions"
            with client.call("POST", path, body=body, stream=True, stream_family="chat") as events:
                for event in events:
                    answer.add(event)
    finally:
        answer.close()
        if answer.text:  # what came before Ctrl-C, too
            history.add(conversation, model, [*asked, {"role": "assistant", "content": answer.text}])
    if answer.fault:
        print(f"wherry: {answer.fault}", file=sys.stderr)
        return REFUSED
    return 0


class _Answer:
    """What has come of an answer. `fault` says why it is not what was asked for, "" if it is."""

    def __init__(self, *, as_events: bool) -> None:
        self._as_events = as_events
        self._in_terminal = is_terminal(sys.stdout)
        self._parts: list[str] = []
        self.fault = ""

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self._parts)

    def add(self, event: Any) -> None:
        """Print what an event brings, at once."""
        if self._as_events:
            print(as_json(event, None), flush=True)
        choices = event.get("choices") if isinstance(event, dict) else None
        for choice in choices if isinstance(choices, list) else ():
            delta = choice.get("delta") if isinstance(choice, dict) else None
            if not isinstance(delta, dict):
                continue
            if delta.get("refusal"):
                self.fault = "the model refused"
            text = delta.get("content") or delta.get("refusal")
            if isinstance(text, str) and text:
                self._parts.append(text)
                if not self._as_events:
                    print(without_controls(text) if self._in_terminal else text, end="", flush=True)
            self.fault = self.fault or _CUT.get(choice.get("finish_reason") or "", "")

    def close(self) -> None:
        """End the last line."""
        if self._parts and not self._as_events and not self._parts[-1].endswith("\n"):
            print(flush=True)

# Copied from templates/runtime/command/talk/talking.py: edit it there.
