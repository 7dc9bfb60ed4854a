# Generated.
from ... import models as _m

RunDeleteResponse = _m.RunDeleteResponse
