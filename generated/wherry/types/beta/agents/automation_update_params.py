from . import _p
from .automation_target_param import AutomationTargetParam as AutomationTargetParam

AutomationUpdateParams = _p.BetaAgentsAutomationsUpdateRequest
