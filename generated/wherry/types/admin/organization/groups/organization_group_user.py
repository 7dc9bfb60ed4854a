# Generated.
from ..... import models as _m

OrganizationGroupUser = _m.OrganizationGroupUser
