# Generated.
from .... import models as _m

AdminAPIKeyDeleteResponse = _m.AdminAPIKeyDeleteResponse
