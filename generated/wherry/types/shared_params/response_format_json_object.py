from ... import params as _p

ResponseFormatJSONObject = _p.ResponseFormatJsonObject
