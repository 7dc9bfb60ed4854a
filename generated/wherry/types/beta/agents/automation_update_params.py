from .... import params as _p
from ....types.beta.agents.automation_target_param import AutomationTargetParam as AutomationTargetParam

AutomationUpdateParams = _p.BetaAgentsAutomationsUpdateRequest
