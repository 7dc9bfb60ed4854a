from . import _m

ResponseFormatTextConfig = _m.TextResponseFormatConfiguration
ResponseFormatJSONObject = _m.ResponseFormatJsonObject
ResponseFormatText = _m.ResponseFormatText
ResponseFormatTextJSONSchemaConfig = _m.TextResponseFormatJsonSchema
