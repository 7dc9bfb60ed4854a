from ... import models as _m

ResponseFormatJSONObject = _m.ResponseFormatJsonObject
