from __future__ import annotations

from collections.abc import Iterable

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.responses import response_includable as _response_includable
from ...types.responses import response_input_item_param as _response_input_item_param


class ItemCreateParams(TypedDict, total=False):
    items: Required[Iterable[_response_input_item_param.ResponseInputItemParam]]
    include: Iterable[_response_includable.ResponseIncludable]


ResponseIncludable = _response_includable.ResponseIncludable
ResponseInputItemParam = _response_input_item_param.ResponseInputItemParam
