from .....models import ProjectSpendAlertDeleted as ProjectSpendAlertDeleted
