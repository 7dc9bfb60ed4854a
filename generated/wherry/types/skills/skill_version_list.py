from __future__ import annotations

from typing import Any, Literal, cast

from ..._runtime.data.model import NULLABLE, BaseModel, new, set_fields
from . import _m


class SkillVersionList(BaseModel):
    data: list[_m.SkillVersion]
    has_more: bool
    object: Literal["list"] = "list"
    first_id: str | None = NULLABLE
    last_id: str | None = NULLABLE

    @staticmethod
    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        if (value := data.get("data")) is not None:
            data["data"] = [cast(Any, _m.SkillVersion)._decode(value) for value in value]
        model = new(SkillVersionList)
        set_fields(model, data)
        return model


SkillVersion = _m.SkillVersion
