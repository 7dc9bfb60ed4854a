# Generated.
from .... import models as _m

AutomationDeleted = _m.AutomationDeleted
