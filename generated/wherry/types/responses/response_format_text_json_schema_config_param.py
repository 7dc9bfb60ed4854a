from ... import params as _p

ResponseFormatTextJSONSchemaConfigParam = _p.TextResponseFormatJsonSchema
