from ... import models as _m

JSONSchema = _m.ResponseFormatJsonSchemaJsonSchema
ResponseFormatJSONSchema = _m.ResponseFormatJsonSchema
