from . import _m

ResponseTextConfig = _m.ResponseTextParam
ResponseFormatTextConfig = _m.TextResponseFormatConfiguration
