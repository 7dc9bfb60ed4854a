# Generated.
from .... import models as _m

AdminAPIKeyCreateResponse = _m.AdminAPIKeyCreateResponse
AdminAPIKey = _m.AdminAPIKey
