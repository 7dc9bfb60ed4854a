"""RawResponse: what calls with `with_raw_response` return."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from .answer import Answer
from .whole import Whole

__all__ = ("RawResponse",)

T = TypeVar("T")
To = TypeVar("To")
_NOT_YET: Any = object()


class RawResponse(Whole, Generic[T]):
    """A whole response; `parse()` returns the value that the plain call would have returned."""

    __slots__ = ("_parse", "_value")

    def __init__(self, answer: Answer, parse: Callable[[], T]) -> None:
        super().__init__(answer)
        self._parse = parse
        self._value: Any = _NOT_YET

    @overload
    def parse(self) -> T: ...

    @overload
    def parse(self, *, to: type[To]) -> To: ...

    def parse(self, *, to: Any = None) -> Any:
        """Return the typed value, the same each time; for a streaming call, the stream.

        Args:
            to: Another type to read the response as: a model or pydantic model, a list, dict or union of them, str,
                bytes, int, float, bool, object (the plain JSON), `httpx.Response`.
        """
        if to is None:
            if self._value is _NOT_YET:
                self._value = self._parse()
            return self._value
        if hasattr(to, "_read_base64"):  # vectors, which the call reads as it has asked for them
            own: Any = self.parse()
            if isinstance(own, to):
                return own
        from .cast import cast

        return cast(self._answer, to)

# Copied from templates/runtime/response/raw.py: edit it there.
