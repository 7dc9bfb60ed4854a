# Generated.
from .... import models as _m

OrganizationSpendAlertDeleted = _m.OrganizationSpendAlertDeleted
