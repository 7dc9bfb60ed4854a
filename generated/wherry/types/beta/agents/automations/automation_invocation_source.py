from .....models import Automation as Automation
from .....models import AutomationInvocationSource as AutomationInvocationSource
from .....models import AutomationInvocationSourceResourceAutomation as AutomationInvocationSourceResourceAutomation
from .....models import AutomationInvocationSourceResourceManual as AutomationInvocationSourceResourceManual
