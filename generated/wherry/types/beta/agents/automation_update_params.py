from .... import params as _p
from ....types.beta.agents import automation_target_param as _automation_target_param

AutomationUpdateParams = _p.BetaAgentsAutomationsUpdateRequest
AutomationTargetParam = _automation_target_param.AutomationTargetParam
