from . import _p

ResponseFormatTextJSONSchemaConfigParam = _p.TextResponseFormatJsonSchema
