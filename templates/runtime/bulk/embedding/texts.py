"""The text of a row: a column of it, what a function says, or the row itself. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...base.errors import UsageError

__all__ = ("TextReader", "tokens_of")


class _WrongColumn(UsageError):
    """`text` names no column of a row."""


class _Mistake(UsageError):
    """The function `text` has raised something."""


class TextReader:
    """Reads the text of each row. `text` is what `embed` got."""

    def __init__(self, text: str | Callable[[Any], Any] | None) -> None:
        self._read = _reader(text)
        self._fits = False
        """Whether `text` has found the text of a row, so that it cannot be wrong for all of them."""

    def read(self, n: int, row: Any) -> Any:
        """Return the text of a row, or its tokens as a list; the UsageError if this row has none.

        Raises:
            UsageError: `text` is wrong for this row, and may be so for all.
        """
        try:
            text = _checked(self._called(row))
        except UsageError as error:
            if isinstance(error, _Mistake) or (isinstance(error, _WrongColumn) and not self._fits):
                raise UsageError(f"row {n}: {error}") from error.__cause__
            return error.with_traceback(None)  # whose frames would hold the pack, and the pack the error
        self._fits = True
        return text

    def _called(self, row: Any) -> Any:
        try:
            return self._read(row)
        except UsageError:
            raise
        except Exception as error:
            columns = f"; {_columns(row)}" if isinstance(row, Mapping) else ""
            raise _Mistake(
                f"the function text= raised {type(error).__name__}: {error}{columns}. Let it return None for a row without a text"
            ) from error


def _reader(text: str | Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    if text is None:
        return _row_itself
    if not isinstance(text, str):
        return text
    name = text

    def column(row: Any) -> Any:
        if not isinstance(row, Mapping):
            raise _WrongColumn(f"text={name!r} is a column, and this row has none: it is a {type(row).__name__}")
        if name not in row:
            raise _WrongColumn(f"there is no column {name!r}; {_columns(row)}")
        return row[name]

    return column


def _row_itself(row: Any) -> Any:
    if isinstance(row, Mapping):
        raise _WrongColumn(f"pass text=, the column with the text; {_columns(row)}")
    return row


def _columns(row: Mapping[Any, Any]) -> str:
    return f"the columns are: {', '.join(map(str, row)) or 'none'}"


def _checked(text: Any) -> Any:
    """Return a text, or the tokens of one as a list."""
    if isinstance(text, str):
        if text:
            return text
        raise UsageError("the text is empty, and an empty text has no embedding")
    if isinstance(text, (list, tuple)) and text and all(isinstance(token, int) for token in text):
        return list(text)
    raise UsageError(
        f"a text is a string, or a list of tokens, not {'empty' if text in ([], ()) else type(text).__name__}"
    )


def tokens_of(text: Any) -> float:
    """Return about how many tokens a text has."""
    return len(text.encode("utf-8", "replace")) / 3 + 1 if isinstance(text, str) else len(text)
