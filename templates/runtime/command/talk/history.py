"""Conversations on disk, one exchange a line of JSON, in a file that only its owner can read. WHERRY_NO_HISTORY keeps none.

Keys are not written: where one of the environment stands in a text, it is masked.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

from ...base.errors import UsageError
from ...base.masking import masked
from ...base.secrets import Secret

__all__ = ("Conversation", "History")

_FORMAT = 1
_KEYS = ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY")
_SHORTEST = 12
"""Shorter keys are no secrets: servers that need none get "none", which stands in ordinary sentences."""


class Conversation:
    """What was said so far. `identity` is that of all its lines; `model` the last one that answered, "" for none."""

    def __init__(self, identity: str, model: str, messages: list[dict[str, Any]]) -> None:
        self.identity, self.model, self.messages = identity, model, messages

    @classmethod
    def new(cls) -> Conversation:
        """Return one in which nothing was said."""
        return cls(os.urandom(8).hex(), "", [])


class History:
    """The file of conversations."""

    def __init__(self) -> None:
        self.is_on = not os.environ.get("WHERRY_NO_HISTORY")
        self.path = os.path.join(_folder(), "chat.jsonl")

    def described(self) -> str:
        """Return where it is, and whether it is kept."""
        return self.path if self.is_on else f"{self.path} (off: WHERRY_NO_HISTORY is set)"

    def last(self) -> Conversation:
        """Return the conversation that was added to last.

        Raises:
            UsageError: There is none.
        """
        lines = self._lines() if self.is_on else []
        if not lines:
            why = "WHERRY_NO_HISTORY is set" if not self.is_on else f"nothing was kept in {self.path}"
            raise UsageError(f"there is no conversation to go on with: {why}")
        identity = lines[-1]["conversation"]
        own = [line for line in lines if line["conversation"] == identity]
        messages = [message for line in own for message in line["messages"]]
        return Conversation(identity, own[-1]["model"], messages)

    def add(self, conversation: Conversation, model: str, messages: list[dict[str, Any]]) -> None:
        """Keep an exchange. Where that fails, say so: the answer is there all the same."""
        if not self.is_on:
            return
        secrets = [Secret(key) for key in map(os.environ.get, _KEYS) if key and len(key) >= _SHORTEST]
        line = {
            "format": _FORMAT,
            "conversation": conversation.identity,
            "at": int(time.time()),
            "model": model,
            "messages": masked(messages, secrets),
        }
        try:
            self._append(f"{json.dumps(line, ensure_ascii=False)}\n".encode("utf-8", "replace"))
        except OSError as error:
            print(f"wherry: this was not kept: {error.strerror} ({self.path})", file=sys.stderr)

    def _append(self, line: bytes) -> None:
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with open(descriptor, "ab+", buffering=0) as file:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)  # also if it was there before, and open to others
            if _is_cut(file):
                line = b"\n" + line
            file.write(line)  # one write, so that two commands do not mix their lines

    def _lines(self) -> list[dict[str, Any]]:
        """Return the lines that can be read: one may have been cut off when the disk was full."""
        try:
            with open(self.path, encoding="utf-8", errors="replace") as file:
                text = file.read()
        except FileNotFoundError:
            return []
        found = []
        for line in text.split("\n"):
            try:
                value = json.loads(line)
            except ValueError:
                continue
            if _is_exchange(value):
                found.append(value)
        return found


def _is_cut(file: Any) -> bool:
    """Return whether the last line has no end, as when the disk was full: the next one must not become a part of it."""
    if not file.seek(0, os.SEEK_END):
        return False
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) != b"\n")


def _is_exchange(value: Any) -> bool:
    if not isinstance(value, dict) or value.get("format") != _FORMAT:
        return False
    messages = value.get("messages")
    has_names = isinstance(value.get("conversation"), str) and isinstance(value.get("model"), str)
    return has_names and isinstance(messages, list) and all(isinstance(message, dict) for message in messages)


def _folder() -> str:
    """Return the folder where a program keeps such things on this platform."""
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local"), "wherry")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support/wherry")
    return os.path.join(os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state"), "wherry")
