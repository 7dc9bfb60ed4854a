from ... import params as _p

BetaResponseFormatTextJSONSchemaConfigParam = _p.BetaResponseFormatTextJSONSchemaConfig
