# Generated.
from .... import models as _m

PeriodicAutomation = _m.PeriodicAutomation
AutomationCreatedBy = _m.AutomationCreatedBy
AutomationTarget = _m.AutomationTarget
