from .....models import ProjectSpendLimitDeleted as ProjectSpendLimitDeleted
