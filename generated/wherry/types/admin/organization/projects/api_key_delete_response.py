# Generated.
from ..... import models as _m

APIKeyDeleteResponse = _m.APIKeyDeleteResponse
