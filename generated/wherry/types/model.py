# Generated.
from .. import models as _m

Model = _m.Model
