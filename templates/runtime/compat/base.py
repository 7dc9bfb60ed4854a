"""What both compat clients do without waiting: their options, the class that they pass for, and the decoders of calls."""

from __future__ import annotations

from typing import Any, Literal

from ..base.annotating import Self
from ..base.errors import APIError
from ..base.operation import Operation
from ..client.base import BaseClient
from ..request.options import hidden
from ..response.answer import Answer
from ..response.events import EventDecoder
from ..transports.http.connections import AsyncNativeTransport, NativeTransport
from .decoding import decoder_of
from .errors import as_official, official_errors
from .guises import dressed
from .official import http_library
from .real import real
from .resources import dress_resource
from .twins import set_class

__all__ = ("OfficialSide",)


class _EventDecoder(EventDecoder):
    """Its errors are those of both packages. All errors of a stream pass one of these, and no event does."""

    __slots__ = ()

    def named(self, error: APIError) -> APIError:
        return as_official(super().named(error))  # type: ignore[no-any-return]

    def end(self, cause: Exception | None = None) -> None:
        with official_errors:
            super().end(cause)

    def rest(self) -> Any:
        with official_errors:
            return super().rest()


class OfficialSide(BaseClient):
    """A client that is also one of the official package, by its class. A mixin before Client or AsyncClient."""

    _errors = official_errors
    _real = False
    """Whether answers are objects of the official package itself."""

    def __init__(
        self,
        *,
        real_classes: bool = False,
        unknown_parameters: Literal["refuse", "warn", "send"] = "warn",
        **options: Any,
    ) -> None:
        options = hidden(options)  # a traceback may show the variables of this frame
        self._real = real_classes
        with official_errors:
            super().__init__(unknown_parameters=unknown_parameters, **options)
        link = self._link
        if (
            link.transport is None and link.http_client is None
        ):  # mocks of the library that openai uses have to hold here
            kind = AsyncNativeTransport if self._asynchronous else NativeTransport
            link.transport = kind(http_library())

    def with_options(self, *, real_classes: bool | None = None, **changes: Any) -> Self:
        """Return a copy with other options; `real_classes` among them. See the class."""
        changes = hidden(changes)
        with official_errors:
            new = super().with_options(**changes)
        return new if real_classes is None else new._answering_real(real_classes)

    @property
    def _base_url(self) -> Any:
        """The address as an object of the HTTP library that the official package uses, as litellm reads it."""
        return http_library().URL(str(self.base_url))

    @property
    def _custom_query(self) -> Any:
        """The query parameters of every request, under a name that litellm reads."""
        return self.default_query

    def _answering_real(self, real_classes: bool) -> Self:
        new = self._as_traced(self._copy(self._options, self._mode))
        new._real = real_classes
        return new

    def _in_mode(self, mode: str) -> Self:
        return self._as_traced(super()._in_mode(mode))

    def _as_traced(self, new: Self) -> Self:
        """Return a copy that makes the same calls, through what a tracer put in the place of `request` of this client."""
        if "request" in self.__dict__:
            new.__dict__["request"] = self.__dict__["request"]
        return new

    def _copy(self, options: Any, mode: str) -> Self:
        new = super()._copy(options, mode)
        new._real = self._real
        for name, value in self.__dict__.items():
            if not hasattr(type(self), name):  # the user's own, set by the __init__ of a derived class, say
                new.__dict__.setdefault(name, value)
        return new

    def _part(self, made: Any) -> Any:
        return dress_resource(made)

    def _decoder(self, operation: Operation, decoder: Any, place: str) -> Any:
        return decoder_of(operation, decoder, place, asynchronous=self._asynchronous, to_real=self._real)

    def _decoded(self, answer: Answer, operation: Operation, decoder: Any, values: dict[str, Any]) -> Any:
        with official_errors:
            value = super()._decoded(answer, operation, decoder, values)
        return real(value) if self._real and operation.vectors else dressed(value)

    def _finished(self, answer: Answer, operation: Operation, decoder: Any, values: dict[str, Any]) -> Any:
        return dressed(super()._finished(answer, operation, decoder, values))

    def _event_decoder(self, *arguments: Any, **options: Any) -> EventDecoder:
        decoder = super()._event_decoder(*arguments, **options)
        set_class(decoder, _EventDecoder)
        return decoder
