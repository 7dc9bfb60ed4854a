from ... import models as _m

ResponseTextConfig = _m.ResponseTextParam
ResponseFormatTextConfig = _m.TextResponseFormatConfiguration
