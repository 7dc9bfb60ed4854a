"""Choice: one choice of a chat completion, put together from deltas."""

from __future__ import annotations

from typing import Any

from ..data.codec import unwrapped
from ..data.model import get_fields, new, set_fields
from .chat_calls import Call, Calls
from .growing import NAMES, Text, extend_list, extend_text, fields_of, merge, own
from .parsed import text_of

__all__ = ("Choice", "as_field_of")

_GROWING = frozenset(("audio", "function_call"))
_ELSEWHERE = frozenset(("delta", "index", "message"))


def as_field_of(cls: Any, key: str, value: Any) -> Any:
    """Copy a value as `cls` has it: chunks have classes of their own for some of what a completion has."""
    return value if value.__class__ is str else get_fields(cls._decode({key: unwrapped(value)}))[key]


class Choice:
    """One choice, as far as it has come."""

    __slots__ = ("_models", "calls", "content", "data", "message", "model", "refusal", "told")

    def __init__(self, models: Any, index: int) -> None:
        self._models = models
        self.message: dict[str, Any] = {"role": "assistant", "content": None, "refusal": None}
        message = new(models.ParsedChatCompletionMessage)
        set_fields(message, self.message)
        self.data: dict[str, Any] = {"index": index, "message": message, "finish_reason": None, "logprobs": None}
        self.model = new(models.ParsedChoice)
        set_fields(self.model, self.data)
        self.content: Text | None = Text(self.message, "content")
        """Where its text grows. None: what comes next is a part of its own."""
        self.refusal = Text(self.message, "refusal")
        self.calls: Calls | None = None
        self.told: Any = None
        """What the events have said about it."""

    def add_delta(self, delta: dict[str, Any]) -> list[tuple[Call, dict[str, Any]]]:
        """Merge a delta; return the fragments of tool calls that it has, each with its call."""
        message = self.message
        touched: list[tuple[Call, dict[str, Any]]] = []
        for key, value in delta.items():
            if value.__class__ is str:
                if key == "content":
                    text = self.content or self._new_text_part()
                    extend_text(text.data, text.key, value)
                elif key in NAMES:
                    message[key] = value or message.get(key)
                elif key != "obfuscation":
                    extend_text(message, key, value)
            elif value is None:
                message.setdefault(key, None)
            elif key == "tool_calls":
                fragments = value if value.__class__ is list else [value]
                if fragments:
                    calls = self.calls = self.calls or Calls(self._models)
                    touched = calls.add(fragments)
                    message[key] = calls.models
            elif key == "content" and value.__class__ is list:
                self._add_parts(value)
            else:
                self._add_other(key, value)
        return touched

    def add_beside(self, fields: dict[str, Any]) -> None:
        """Merge what stands beside the delta: the finish reason, log probabilities, what a provider adds."""
        data = self.data
        for key, value in fields.items():
            if key in _ELSEWHERE:
                continue
            if value is None:
                data.setdefault(key, None)
            elif key == "finish_reason":
                data[key] = value or data[key]
            elif key != "logprobs":
                data[key] = own(value)
            elif (there := fields_of(data[key])) is None:
                data[key] = as_field_of(self._models.ChatCompletionChoice, key, value)
            else:
                merge(there, fields_of(value) or {})

    def text(self) -> str:
        """Return the whole text of the message."""
        return text_of(self.message["content"])

    # --- what is rare ------------------------------------------------------------------------------------------------

    def _add_parts(self, parts: list[Any]) -> None:
        """Add content that comes as a list of parts; text from before and after becomes parts as well."""
        message, before = self.message, self.content
        if message["content"].__class__ is not list:
            text, message["content"] = message["content"], []
            if before is not None and text:
                part = self._new_text_part()
                before.data, before.key, part.data["text"] = part.data, part.key, text
        extend_list(message["content"], parts)
        last = fields_of(message["content"][-1]) if message["content"] else None
        is_text = last is not None and last.get("type") == "text" and last.get("text").__class__ is str
        self.content = Text(last, "text") if last is not None and is_text else None

    def _new_text_part(self) -> Text:
        part = {"type": "text", "text": ""}
        content = self.message["content"]
        if content.__class__ is not list:
            content = self.message["content"] = [content]
        content.append(part)
        self.content = Text(part, "text")
        return self.content

    def _add_other(self, key: str, value: Any) -> None:
        """Add what the class of the message has otherwise than that of the delta, or not at all."""
        message, kind = self.message, self._models.ChatCompletionMessage
        there = message.get(key)
        if there is None:
            if key not in _GROWING:
                message[key] = as_field_of(kind, key, value)
                return
            there = message[key] = as_field_of(kind, key, {})
        if there.__class__ is list and value.__class__ is list:
            extend_list(there, as_field_of(kind, key, value))
        else:
            if key == "audio":
                value = _with_whole_padding(fields_of(there), fields_of(value))
            merge(message, {key: value})


def _with_whole_padding(audio: dict[str, Any] | None, more: dict[str, Any] | None) -> Any:
    """Prepare base64 to go on after padding, which may stand at its very end only: both sides become one piece."""
    old: Any = audio and audio.get("data")
    added: Any = more and more.get("data")
    if audio and more and isinstance(old, str) and old.endswith("=") and isinstance(added, str) and added:
        from base64 import b64decode, b64encode  # few streams have audio

        try:
            joined = b64encode(b64decode(old[-4:], validate=True) + b64decode(added, validate=True)).decode()
        except ValueError:  # it is no base64: it stays as it came
            return more
        audio["data"] = old[:-4]
        return {**more, "data": joined}
    return more
