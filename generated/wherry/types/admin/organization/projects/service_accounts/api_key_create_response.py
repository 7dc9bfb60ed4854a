# Generated.
from ...... import models as _m

APIKeyCreateResponse = _m.APIKeyCreateResponse
