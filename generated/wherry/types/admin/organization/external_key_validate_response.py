# Generated.
from .... import models as _m

ExternalKeyValidateResponse = _m.ExternalKeyValidateResponse
