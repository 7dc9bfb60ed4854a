from typing import Literal

from . import _p

AssistantResponseFormatOptionParam = (
    Literal["auto"] | _p.ResponseFormatText | _p.ResponseFormatJsonObject | _p.ResponseFormatJsonSchema
)
ResponseFormatJSONObject = _p.ResponseFormatJsonObject
ResponseFormatJSONSchema = _p.ResponseFormatJsonSchema
ResponseFormatText = _p.ResponseFormatText
