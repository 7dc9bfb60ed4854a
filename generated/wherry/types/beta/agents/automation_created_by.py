from ....models import AutomationCreatedBy as AutomationCreatedBy
from ....models import AutomationCreatedByResourceAgent as AutomationCreatedByResourceAgent
from ....models import AutomationCreatedByResourceDeveloper as AutomationCreatedByResourceDeveloper
