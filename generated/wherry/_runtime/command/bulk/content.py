"""What people want to see of an answer, whatever method has returned it."""

from __future__ import annotations

from typing import Any

__all__ = ("content_of",)


def content_of(answer: Any) -> tuple[Any, dict[str, Any]]:
    """Return what people want to see of an answer: its text, vector, verdict or image; and why it is less than it should be."""
    if isinstance(answer, memoryview):  # a vector of `bulk.embed`
        return answer.tolist(), {}
    if hasattr(answer, "output_text"):
        return _of_response(answer)
    choices = getattr(answer, "choices", None)
    if choices:
        return _of_choice(choices[0])
    data = getattr(answer, "data", None) or getattr(answer, "results", None)
    if isinstance(data, list) and data:
        found = [_of_item(item) for item in data]
        return (found[0] if len(found) == 1 else found), {}
    return answer, {}


def _of_response(answer: Any) -> tuple[Any, dict[str, Any]]:
    about: dict[str, Any] = {}
    if answer.status == "incomplete":
        about["incomplete"] = getattr(answer.incomplete_details, "reason", None) or "incomplete"
    for item in answer.output or ():
        for part in getattr(item, "content", None) or ():
            if getattr(part, "type", None) == "refusal":
                about["refusal"] = part.refusal
    return answer.output_text, about


def _of_choice(choice: Any) -> tuple[Any, dict[str, Any]]:
    message = getattr(choice, "message", None)
    about: dict[str, Any] = {}
    if choice.finish_reason in ("length", "content_filter"):
        about["incomplete"] = choice.finish_reason
    if message is None:
        return getattr(choice, "text", None), about
    if message.refusal:
        about["refusal"] = message.refusal
    return message.content, about


def _of_item(item: Any) -> Any:
    for name in ("embedding", "url", "b64_json"):
        if (value := getattr(item, name, None)) is not None:
            return value
    return item

# Copied from templates/runtime/command/bulk/content.py: edit it there.
