# Generated.
from .. import models as _m

FileDeleted = _m.FileDeleted
