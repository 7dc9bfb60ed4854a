# Generated.
from .. import models as _m

EvalDeleteResponse = _m.EvalDeleteResponse
