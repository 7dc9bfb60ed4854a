"""Model classes written as the templates write them, for the tests of what every model does."""

from __future__ import annotations

from typing import Any, Literal

from wherry._runtime.data.model import NULLABLE, BaseModel, new, set_fields, wire


class Call(BaseModel):
    """A nested object."""

    id: str
    arguments: str | None = None


class Message(BaseModel):
    """An object with every kind of field."""

    role: Literal["assistant"] = "assistant"
    content: str | None = wire(nullable=True)
    refusal: str | None = NULLABLE
    calls: list[Call] | None = None
    last: Call | None = None
    self_harm: bool = wire("self-harm")
    from_: str | None = wire("from", default=None)
    class_: str | None = wire("class", default=NULLABLE)

    @staticmethod
    def _decode(data: Any) -> Any:
        if data.__class__ is not dict:
            return data
        if (value := data.get("calls")) and value.__class__ is list:
            data["calls"] = [Call._decode(item) for item in value]
        if (value := data.get("last")) is not None:
            data["last"] = Call._decode(value)
        model = new(Message)
        set_fields(model, data)
        return model


def full() -> dict[str, Any]:
    return {
        "role": "assistant",
        "content": None,
        "refusal": "no",
        "calls": [{"id": "1", "arguments": "{}"}, {"id": "2", "new": [1]}],
        "self-harm": True,
        "from": "x",
        "reasoning_content": "hm",
        "last": {"id": "3"},
    }
