# Generated.
from ..... import models as _m

AutomationInvocationSource = _m.AutomationInvocationSource
AutomationInvocationSourceResourceAutomation = _m.AutomationInvocationSourceResourceAutomation
AutomationInvocationSourceResourceManual = _m.AutomationInvocationSourceResourceManual
Automation = _m.Automation
