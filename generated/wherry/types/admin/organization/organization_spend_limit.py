from .... import models as _m

Enforcement = _m.OrganizationSpendLimitEnforcement
OrganizationSpendLimit = _m.OrganizationSpendLimit
