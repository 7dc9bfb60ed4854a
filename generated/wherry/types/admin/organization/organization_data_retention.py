from ....models import OrganizationDataRetention as OrganizationDataRetention
