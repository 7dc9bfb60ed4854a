from ..... import models as _m

Enforcement = _m.ProjectSpendLimitEnforcement
ProjectSpendLimit = _m.ProjectSpendLimit
