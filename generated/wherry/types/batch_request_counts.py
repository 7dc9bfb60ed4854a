# Generated.
from .. import models as _m

BatchRequestCounts = _m.BatchRequestCounts
