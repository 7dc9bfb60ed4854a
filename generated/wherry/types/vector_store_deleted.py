# Generated.
from .. import models as _m

VectorStoreDeleted = _m.VectorStoreDeleted
