from . import _p

ResponseFormatTextConfigParam = _p.ResponseFormatText | _p.TextResponseFormatJsonSchema | _p.ResponseFormatJsonObject
ResponseFormatJSONObject = _p.ResponseFormatJsonObject
ResponseFormatText = _p.ResponseFormatText
ResponseFormatTextJSONSchemaConfigParam = _p.TextResponseFormatJsonSchema
