from __future__ import annotations

from typing import Any, Literal, cast

from ...._runtime.data.model import BaseModel, new, set_fields
from . import _m


class BetaResponseItemList(BaseModel):
    data: list[_m.BetaResponseItem]
    first_id: str
    has_more: bool
    last_id: str
    object: Literal["list"] = "list"

    @staticmethod
    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        if (value := data.get("data")) is not None:
            data["data"] = [cast(Any, _m.BetaResponseItem)._decode(value) for value in value]
        model = new(BetaResponseItemList)
        set_fields(model, data)
        return model


BetaResponseItem = _m.BetaResponseItem
