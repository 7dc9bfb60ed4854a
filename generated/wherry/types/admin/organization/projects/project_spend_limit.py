from . import _m

Enforcement = _m.ProjectSpendLimitEnforcement
ProjectSpendLimit = _m.ProjectSpendLimit
