from ... import models as _m

BetaResponseFormatTextConfig = _m.BetaResponseFormatTextConfig
JSONObject = _m.BetaResponseFormatTextConfigJSONObject
Text = _m.BetaResponseFormatTextConfigText
BetaResponseFormatTextJSONSchemaConfig = _m.BetaResponseFormatTextJSONSchemaConfig
