"""The beginning of a response to a streaming call whose label does not say what it is: read until that is clear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..base.errors import APIConnectionError, APIError, DecodeError
from ..base.headers import Headers
from ..response.error_of import connection_error
from ..response.stream_opening import Opening
from .exchange import Exchange

if TYPE_CHECKING:
    from ..transports.sync_protocol import TransportResponse

__all__ = ("Begun", "opened")


def opened(
    source: TransportResponse, headers: Headers, exchange: Exchange, max_bytes: int | None
) -> TransportResponse:
    """Return a response that turns out to be a stream. Raise what any other one reports, or that it is not a stream."""
    opening = Opening(headers, max_bytes)
    failure: APIError | None = None
    chunks = iter(source)
    try:
        while not opening.enough:
            if opening.add(next(chunks)):  # no chunk is a variable: a traceback may show those
                return Begun(source, chunks, opening.chunks)
    except StopIteration:
        pass
    except (APIConnectionError, DecodeError, OSError) as error:
        source.close()
        if exchange.is_final(error) and not isinstance(error, APIError):
            raise
        failure = error if isinstance(error, DecodeError) else connection_error(error, exchange.secrets)
        failure.request = failure.request or exchange.summary
    except BaseException:
        source.close()
        raise
    if failure is not None:
        del opening  # see below
        raise failure
    source.close()
    if opening.end():
        return Begun(source, chunks, opening.chunks)
    refusal = opening.error(exchange.summary)
    del opening  # the server may have repeated a key, and a traceback may show the variables of this frame
    raise refusal


class Begun:
    """A response whose first chunks were read already."""

    __slots__ = ("_chunks", "_read", "_source", "headers", "status")

    def __init__(self, source: TransportResponse, chunks: Iterator[bytes], read: list[bytes]) -> None:
        self._source = source
        self._chunks = chunks
        self._read = iter(read)
        self.status = source.status
        self.headers = source.headers

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        for chunk in self._read:
            return chunk
        return next(self._chunks)

    def finish(self) -> None:
        """Make the connection usable again if that is quick, else close it."""
        self._source.finish()

    def close(self) -> None:
        """Release the connection."""
        self._read = iter(())
        self._source.close()

# Derived from templates/runtime/client/async_opening.py: edit it there.
