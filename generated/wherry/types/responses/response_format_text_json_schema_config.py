from . import _m

ResponseFormatTextJSONSchemaConfig = _m.TextResponseFormatJsonSchema
