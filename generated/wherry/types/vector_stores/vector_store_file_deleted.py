# Generated.
from ... import models as _m

VectorStoreFileDeleted = _m.VectorStoreFileDeleted
