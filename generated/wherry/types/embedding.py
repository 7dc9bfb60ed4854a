# Generated.
from .. import models as _m

Embedding = _m.Embedding
