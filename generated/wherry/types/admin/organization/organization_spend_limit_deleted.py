# Generated.
from .... import models as _m

OrganizationSpendLimitDeleted = _m.OrganizationSpendLimitDeleted
