# Generated.
from .... import models as _m

OrganizationDataRetention = _m.OrganizationDataRetention
