from __future__ import annotations

from typing import Any, Literal, cast

from ..._runtime.data.model import NULLABLE, BaseModel, new, set_fields
from . import _m


class WebhookEndpointList(BaseModel):
    data: list[_m.WebhookEndpoint]
    has_more: bool
    object: Literal["list"] = "list"
    first_id: str | None = NULLABLE
    last_id: str | None = NULLABLE

    @staticmethod
    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        if (value := data.get("data")) is not None:
            data["data"] = [cast(Any, _m.WebhookEndpoint)._decode(value) for value in value]
        model = new(WebhookEndpointList)
        set_fields(model, data)
        return model


WebhookEndpoint = _m.WebhookEndpoint
