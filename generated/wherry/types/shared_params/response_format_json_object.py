from . import _p

ResponseFormatJSONObject = _p.ResponseFormatJsonObject
