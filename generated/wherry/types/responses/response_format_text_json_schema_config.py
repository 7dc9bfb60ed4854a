from ... import models as _m

ResponseFormatTextJSONSchemaConfig = _m.TextResponseFormatJsonSchema
