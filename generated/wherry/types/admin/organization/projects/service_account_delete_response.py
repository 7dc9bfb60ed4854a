# Generated.
from ..... import models as _m

ServiceAccountDeleteResponse = _m.ServiceAccountDeleteResponse
