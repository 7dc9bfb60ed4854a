"""One pack of texts becomes vectors. A pack that the service refuses is split, so that one bad text costs only itself."""

from __future__ import annotations

from typing import Any

from ...base.errors import APIStatusError, DecodeError
from .packing import Pack

__all__ = ("async_embedded",)

_ABOUT_ALL = frozenset(("dimensions", "encoding_format", "model", "user"))
"""Parameters for which no text is at fault."""
_HOPELESS = 8
"""So many texts refused one by one, and none taken: the fault is not in the texts."""


async def async_embedded(client: Any, pack: Pack, fields: dict[str, Any]) -> list[Any]:
    """Return a buffer of floats for each text, or the error with which the service refused it.

    Raises:
        APIError: The request has failed, and not because of single texts, or the answer has not one vector for each.
    """
    found: list[Any] = [None] * len(pack)
    taken, refused = False, 0
    waiting = [(0, len(pack))]
    while waiting:
        start, end = waiting.pop()
        try:
            answer = await client.embeddings.create(input=list(pack[start:end]), **fields)
        except APIStatusError as error:
            if not _is_about_texts(error) or (not taken and refused >= _HOPELESS):
                raise
            if end - start == 1:
                found[start] = error
                refused += 1
            else:
                middle = (start + end) // 2
                waiting += [(middle, end), (start, middle)]
        else:
            taken = True
            places = [place if item.index is None else item.index for place, item in enumerate(answer.data)]
            if sorted(places) != list(range(end - start)):
                raise DecodeError(
                    f"the answer has vectors for the places {places[:10]}, and {end - start} texts were sent"
                )
            for place, item in zip(places, answer.data, strict=True):
                found[start + place] = item.buffer()
    return found


def _is_about_texts(error: APIStatusError) -> bool:
    return error.status in (400, 413, 422) and error.param not in _ABOUT_ALL

# Copied from templates/runtime/bulk/embedding/async_embedding.py: edit it there.
