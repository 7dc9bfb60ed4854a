"""The beginning of a response to a streaming call whose label does not say what it is: read until that is clear."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from ..base.errors import APIConnectionError, APIError, DecodeError
from ..base.headers import Headers
from ..response.error_of import connection_error
from ..response.stream_opening import Opening
from .exchange import Exchange

if TYPE_CHECKING:
    from ..transports.async_protocol import AsyncTransportResponse

__all__ = ("AsyncBegun", "async_opened")


async def async_opened(
    source: AsyncTransportResponse, headers: Headers, exchange: Exchange, max_bytes: int | None
) -> AsyncTransportResponse:
    """Return a response that turns out to be a stream. Raise what any other one reports, or that it is not a stream."""
    opening = Opening(headers, max_bytes)
    failure: APIError | None = None
    chunks = aiter(source)
    try:
        while not opening.enough:
            if opening.add(await anext(chunks)):  # no chunk is a variable: a traceback may show those
                return AsyncBegun(source, chunks, opening.chunks)
    except StopAsyncIteration:
        pass
    except (APIConnectionError, DecodeError, OSError) as error:
        await source.close()
        if exchange.is_final(error) and not isinstance(error, APIError):
            raise
        failure = error if isinstance(error, DecodeError) else connection_error(error, exchange.secrets)
        failure.request = failure.request or exchange.summary
    except BaseException:
        await source.close()
        raise
    if failure is not None:
        del opening  # see below
        raise failure
    await source.close()
    if opening.end():
        return AsyncBegun(source, chunks, opening.chunks)
    refusal = opening.error(exchange.summary)
    del opening  # the server may have repeated a key, and a traceback may show the variables of this frame
    raise refusal


class AsyncBegun:
    """A response whose first chunks were read already."""

    __slots__ = ("_chunks", "_read", "_source", "headers", "status")

    def __init__(self, source: AsyncTransportResponse, chunks: AsyncIterator[bytes], read: list[bytes]) -> None:
        self._source = source
        self._chunks = chunks
        self._read = iter(read)
        self.status = source.status
        self.headers = source.headers

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        for chunk in self._read:
            return chunk
        return await anext(self._chunks)

    async def finish(self) -> None:
        """Make the connection usable again if that is quick, else close it."""
        await self._source.finish()

    async def close(self) -> None:
        """Release the connection."""
        self._read = iter(())
        await self._source.close()

# Copied from templates/runtime/client/async_opening.py: edit it there.
