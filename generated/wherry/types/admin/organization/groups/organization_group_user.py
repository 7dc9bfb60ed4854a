from .....models import OrganizationGroupUser as OrganizationGroupUser
