# Generated.
from .... import models as _m

Automation = _m.Automation
OneTimeAutomation = _m.OneTimeAutomation
PeriodicAutomation = _m.PeriodicAutomation
