# Generated.
from .... import models as _m

ThreadDeleteResponse = _m.ThreadDeleteResponse
