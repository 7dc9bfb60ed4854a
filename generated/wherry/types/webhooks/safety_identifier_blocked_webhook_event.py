from __future__ import annotations

from typing import Any, Literal, cast

from ..._runtime.data.model import NULLABLE, BaseModel, new, set_fields


class Data(BaseModel):
    safety_category: str
    safety_identifier: str
    model: str | None = NULLABLE
    project_id: str | None = NULLABLE
    request_id: str | None = NULLABLE


class SafetyIdentifierBlockedWebhookEvent(BaseModel):
    created_at: int
    data: Data
    id: str
    type: Literal["safety_identifier.blocked"] = "safety_identifier.blocked"
    object: Literal["event"] | None = NULLABLE

    @staticmethod
    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        if (value := data.get("data")) is not None:
            data["data"] = cast(Any, Data)._decode(value)
        model = new(SafetyIdentifierBlockedWebhookEvent)
        set_fields(model, data)
        return model
