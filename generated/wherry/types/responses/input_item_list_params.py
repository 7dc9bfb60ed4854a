from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import TypedDict
from ...types.responses import response_includable as _response_includable


class InputItemListParams(TypedDict, total=False):
    after: str
    include: Iterable[_response_includable.ResponseIncludable]
    limit: int
    order: Literal["asc", "desc"]


ResponseIncludable = _response_includable.ResponseIncludable
