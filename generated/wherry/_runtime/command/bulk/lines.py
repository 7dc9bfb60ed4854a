"""A result becomes a line: the row's columns, the answer or the error, and what it used.

    {"n": 0, "id": "a7", "answer": "…", "usage": {"input_tokens": 12, "output_tokens": 40}}
    {"n": 1, "id": "a8", "answer": null, "error": {"type": "BadRequestError", "status": 400, "message": "…"}}

An answer that is not whole says why: `"incomplete": "max_output_tokens"`; one that the model refused has `"refusal"`. With a
schema such an answer is null: half a JSON text serves nobody. Columns of the row that have these names are left out: in a file
that an earlier run has made, they are about the earlier answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...base.errors import UsageError
from ...data import codec
from .content import content_of
from .whole import why_not_whole

__all__ = ("Lines",)

_NAMES = frozenset(("n", "error", "usage", "incomplete", "refusal", "full"))
"""What a line may have besides the answer and the columns."""


class Lines:
    """How lines look.

    Args:
        keep: The columns of a row that are in its line; None: all of them, and of a request its custom_id.
        requests: Whether rows are requests.
        name: What the answer is called.
        structured: Whether the text of an answer is JSON, by a schema.
        full: Whether the whole answer of the service is in the line, as `full`.

    Raises:
        UsageError: A line has something else of that name.
    """

    def __init__(
        self, *, keep: Sequence[str] | None, requests: bool, name: str = "answer", structured: bool, full: bool
    ) -> None:
        if not name or name in _NAMES:
            raise UsageError(f"--answer {name}: choose another name; a line has {', '.join(sorted(_NAMES))} of its own")
        self._asked = keep or ()
        self._keep = ("custom_id",) if keep is None and requests else keep
        self._name = name
        self._own = _NAMES | {name}
        self._structured = structured
        self._full = full
        self.failed = self.not_whole = 0
        """Lines with an error, and lines whose structured answer was refused or cut off."""

    def check(self, first: Any) -> list[str]:
        """Check names by the columns of the first row. Return those columns that its line will not have.

        Raises:
            UsageError: A column that is to be kept is not there, or a line has something else of that name.
        """
        columns = _columns_of(first)
        for name in self._asked:
            if name in self._own:
                raise UsageError(f"--keep {name}: each line has {name!r} of its own; leave it out")
            if name not in columns:
                raise UsageError(
                    f"--keep {name}: there is no such column; the columns are: {', '.join(map(str, columns))}"
                )
        if self._keep is not None:
            return []
        if self._name != "answer" and self._name in columns and "n" not in columns:
            raise UsageError(
                f"--answer {self._name}: the rows have a column of that name; choose another one, or --keep others"
            )
        return [name for name in columns if name in self._own]

    def line(self, result: Any) -> bytes:
        """Return the line of a result, with its line end."""
        fields: dict[str, Any] = {"n": result.n, **self._columns(result.row)}
        error: Any = result.error
        answer = result.answer if result.error is None else None
        fields[self._name] = None
        if (about := why_not_whole(error)) is not None:
            self.not_whole += 1
            answer = error.answer
            fields |= about
        elif error is not None:
            self.failed += 1
            fields["error"] = _error(error)
        elif answer is not None:
            fields |= self._content(answer)
        if (usage := result.usage) is not None:
            fields["usage"] = {"input_tokens": usage.input, "output_tokens": usage.output}
        if self._full and answer is not None:
            fields["full"] = answer
        return codec.encode(fields) + b"\n"

    def _columns(self, row: Any) -> Mapping[str, Any]:
        columns = _columns_of(row)
        names = columns if self._keep is None else self._keep
        return {name: columns[name] for name in names if name in columns and name not in self._own}

    def _content(self, answer: Any) -> dict[str, Any]:
        text, about = content_of(answer)
        if self._structured:
            text = None if about else codec.loads(text) if isinstance(text, str) else text
        return {self._name: text, **about}


def _columns_of(row: Any) -> Mapping[str, Any]:
    return row if isinstance(row, Mapping) else {"text": row}


def _error(error: Exception) -> dict[str, Any]:
    fields = {name: getattr(error, name, None) for name in ("status", "code", "param", "request_id")}
    message = getattr(error, "message", None) or str(error)
    return {"type": type(error).__name__, **{k: v for k, v in fields.items() if v is not None}, "message": message}

# Copied from templates/runtime/command/bulk/lines.py: edit it there.
