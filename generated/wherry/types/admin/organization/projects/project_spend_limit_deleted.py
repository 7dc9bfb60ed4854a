# Generated.
from ..... import models as _m

ProjectSpendLimitDeleted = _m.ProjectSpendLimitDeleted
