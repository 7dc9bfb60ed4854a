from . import _p

JSONObject = _p.BetaResponseFormatTextConfigJSONObject
Text = _p.BetaResponseFormatTextConfigText
BetaResponseFormatTextConfigParam = (
    _p.BetaResponseFormatTextConfigText
    | _p.BetaResponseFormatTextJSONSchemaConfig
    | _p.BetaResponseFormatTextConfigJSONObject
)
BetaResponseFormatTextJSONSchemaConfigParam = _p.BetaResponseFormatTextJSONSchemaConfig
