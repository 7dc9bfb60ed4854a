from ....models import AutomationDeleted as AutomationDeleted
