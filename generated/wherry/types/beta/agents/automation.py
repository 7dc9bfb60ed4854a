from ....models import Automation as Automation
from ....models import OneTimeAutomation as OneTimeAutomation
from ....models import PeriodicAutomation as PeriodicAutomation
