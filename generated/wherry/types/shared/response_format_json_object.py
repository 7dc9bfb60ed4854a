from . import _m

ResponseFormatJSONObject = _m.ResponseFormatJsonObject
