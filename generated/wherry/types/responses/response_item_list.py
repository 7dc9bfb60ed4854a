from __future__ import annotations

from typing import Any, Literal, cast

from ..._runtime.data.model import BaseModel, new, set_fields
from . import _m


class ResponseItemList(BaseModel):
    data: list[_m.ResponseItem]
    first_id: str
    has_more: bool
    last_id: str
    object: Literal["list"] = "list"

    @staticmethod
    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        if (value := data.get("data")) is not None:
            data["data"] = [cast(Any, _m.ResponseItem)._decode(value) for value in value]
        model = new(ResponseItemList)
        set_fields(model, data)
        return model


ResponseItem = _m.ResponseItem
