# Generated.
from .... import models as _m

AutomationCreatedBy = _m.AutomationCreatedBy
AutomationCreatedByResourceAgent = _m.AutomationCreatedByResourceAgent
AutomationCreatedByResourceDeveloper = _m.AutomationCreatedByResourceDeveloper
