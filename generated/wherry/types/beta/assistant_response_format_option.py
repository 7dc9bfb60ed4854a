from typing import Literal

from . import _m

AssistantResponseFormatOption = (
    Literal["auto"] | _m.ResponseFormatText | _m.ResponseFormatJsonObject | _m.ResponseFormatJsonSchema
)
ResponseFormatJSONObject = _m.ResponseFormatJsonObject
ResponseFormatJSONSchema = _m.ResponseFormatJsonSchema
ResponseFormatText = _m.ResponseFormatText
