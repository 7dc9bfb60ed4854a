from . import _m

Enforcement = _m.OrganizationSpendLimitEnforcement
OrganizationSpendLimit = _m.OrganizationSpendLimit
