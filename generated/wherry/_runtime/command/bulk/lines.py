"""A result becomes a line: the row's columns, the answer or the error, and what it used.

    {"n": 0, "id": "a7", "answer": "…", "usage": {"input_tokens": 12, "output_tokens": 40}}
    {"n": 1, "id": "a8", "answer": null, "error": {"type": "BadRequestError", "status": 400, "message": "…"}}

An answer that is not whole says why: `"incomplete": "max_output_tokens"`; one that the model refused has `"refusal"`. With a schema
such an answer is null: half a JSON text serves nobody. Columns
of the row that have these names are left out: in a file that an earlier run has made, they are about the earlier answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...data import codec
from .told import told
from .whole import why_not_whole

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
        self.failed = self.not_whole = 0
        """Lines with an error, and lines whose structured answer was refused or cut off."""

    def line(self, result: Any) -> bytes:
        """Return the line of a result, with its line end."""
        fields: dict[str, Any] = {"n": result.n, **self._columns(result.row)}
        answer = result.answer
        fields[self._name] = None
        if (about := why_not_whole(result.error)) is not None:
            self.not_whole += 1
            answer = result.error.answer
            fields |= about
        elif result.error is not None:
            self.failed += 1
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
        if self._structured:
            text = None if about else codec.loads(text) if isinstance(text, str) else text
        return {self._name: text, **about}


def _error(error: Exception) -> dict[str, Any]:
    fields = {name: getattr(error, name, None) for name in ("status", "code", "param", "request_id")}
    message = getattr(error, "message", None) or str(error)
    return {"type": type(error).__name__, **{k: v for k, v in fields.items() if v is not None}, "message": message}

# Copied from templates/runtime/command/bulk/lines.py: edit it there.
