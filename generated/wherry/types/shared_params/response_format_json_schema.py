from . import _p

JSONSchema = _p.ResponseFormatJsonSchemaJsonSchema
ResponseFormatJSONSchema = _p.ResponseFormatJsonSchema
