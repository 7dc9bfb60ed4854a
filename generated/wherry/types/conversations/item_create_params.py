# Generated.
from __future__ import annotations

from collections.abc import Iterable

from ..._runtime.base.annotating import Required, TypedDict
from ...types.responses import response_includable as _response_includable
from ...types.responses import response_input_item_param as _response_input_item_param

__all__ = ["ItemCreateParams", "ResponseIncludable", "ResponseInputItemParam"]


class ItemCreateParams(TypedDict, total=False):
    items: Required[Iterable[_response_input_item_param.ResponseInputItemParam]]
    include: Iterable[_response_includable.ResponseIncludable]


ResponseIncludable = _response_includable.ResponseIncludable
ResponseInputItemParam = _response_input_item_param.ResponseInputItemParam
