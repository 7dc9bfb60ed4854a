from ....models import OrganizationSpendAlertDeleted as OrganizationSpendAlertDeleted
