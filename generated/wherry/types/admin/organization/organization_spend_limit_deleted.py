from ....models import OrganizationSpendLimitDeleted as OrganizationSpendLimitDeleted
