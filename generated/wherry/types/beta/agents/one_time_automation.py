from ....models import AutomationCreatedBy as AutomationCreatedBy
from ....models import AutomationTarget as AutomationTarget
from ....models import OneTimeAutomation as OneTimeAutomation
