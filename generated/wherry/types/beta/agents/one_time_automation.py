# Generated.
from .... import models as _m

OneTimeAutomation = _m.OneTimeAutomation
AutomationCreatedBy = _m.AutomationCreatedBy
AutomationTarget = _m.AutomationTarget
