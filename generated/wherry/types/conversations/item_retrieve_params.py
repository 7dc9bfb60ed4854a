from __future__ import annotations

from collections.abc import Iterable

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.responses import response_includable as _response_includable


class ItemRetrieveParams(TypedDict, total=False):
    conversation_id: Required[str]
    include: Iterable[_response_includable.ResponseIncludable]


ResponseIncludable = _response_includable.ResponseIncludable
