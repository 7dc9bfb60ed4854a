from . import _p

BetaResponseFormatTextJSONSchemaConfigParam = _p.BetaResponseFormatTextJSONSchemaConfig
