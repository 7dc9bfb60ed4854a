from ... import params as _p

JSONSchema = _p.ResponseFormatJsonSchemaJsonSchema
ResponseFormatJSONSchema = _p.ResponseFormatJsonSchema
