# Generated.
from ... import models as _m

BetaResponseFormatTextJSONSchemaConfig = _m.BetaResponseFormatTextJSONSchemaConfig
