"""A result becomes a line: the row's columns, the answer or the error, and what it used.

    {"n": 0, "id": "a7", "answer": "…", "usage": {"input_tokens": 12, "output_tokens": 40}}
    {"n": 1, "id": "a8", "answer": null, "error": {"type": "BadRequestError", "status": 400, "message": "…"}}

An answer that is not whole says why: `"incomplete": "max_output_tokens"`; one that the model refused has `"refusal"`. Columns
of the row that have these names are left out: in a file that an earlier run has made, they are about the earlier answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...data import codec

__all__ = ("Lines",)


class Lines:
    """How lines look.

    Args:
        keep: The columns of a row that are in its line; None: all of them, and of a request its custom_id.
        requests: Whether rows are requests.
        name: What the answer is called.
        structured: Whether the text of an answer is JSON, by a schema.
        full: Whether the whole answer of the service is in the line, as `full`.
    """

    def __init__(
        self, *, keep: Sequence[str] | None, requests: bool, name: str = "answer", structured: bool, full: bool
    ) -> None:
        self._keep = ("custom_id",) if keep is None and requests else keep
        self._name = name
        self._own = frozenset(("n", name, "error", "usage", "incomplete", "refusal", "full"))
        self._structured = structured
        self._full = full

    def line(self, result: Any) -> bytes:
        """Return the line of a result, with its line end."""
        fields: dict[str, Any] = {"n": result.n, **self._columns(result.row)}
        answer = result.answer
        fields[self._name] = None
        if result.error is not None:
            fields["error"] = _error(result.error)
        elif answer is not None:
            fields |= self._told(answer)
        if (usage := result.usage) is not None:
            fields["usage"] = {"input_tokens": usage.input, "output_tokens": usage.output}
        if self._full and answer is not None:
            fields["full"] = answer
        return codec.encode(fields) + b"\n"

    def _columns(self, row: Any) -> Mapping[str, Any]:
        columns = row if isinstance(row, Mapping) else {"text": row}
        names = columns if self._keep is None else self._keep
        return {name: columns[name] for name in names if name in columns and name not in self._own}

    def _told(self, answer: Any) -> dict[str, Any]:
        text, about = told(answer)
        if self._structured and isinstance(text, str) and not about:
            text = codec.loads(text)
        return {self._name: text, **about}


def told(answer: Any) -> tuple[Any, dict[str, Any]]:
    """Return what people want to see of an answer: its text, vector, verdict or image; and why it is less than it should be."""
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


def _error(error: Exception) -> dict[str, Any]:
    fields = {name: getattr(error, name, None) for name in ("status", "code", "param", "request_id")}
    message = getattr(error, "message", None) or str(error)
    return {"type": type(error).__name__, **{k: v for k, v in fields.items() if v is not None}, "message": message}

# Copied from templates/runtime/command/bulk/lines.py: edit it there.
