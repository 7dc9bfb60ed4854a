from . import _m

JSONSchema = _m.ResponseFormatJsonSchemaJsonSchema
ResponseFormatJSONSchema = _m.ResponseFormatJsonSchema
