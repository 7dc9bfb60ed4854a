# Generated.
from .. import models as _m

ModelDeleted = _m.ModelDeleted
