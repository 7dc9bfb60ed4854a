from .... import models as _m

AutomationTarget = _m.AutomationTarget
AutomationTargetResourceExistingSession = _m.AutomationTargetResourceExistingSession
AutomationTargetResourceNewSession = _m.AutomationTargetResourceNewSession
AutomationTargetResourceNewSessionInput = _m.AutomationTargetResourceNewSessionInput
AutomationAgentConfig = _m.AutomationAgentConfig
AutomationEnvironment = _m.AutomationEnvironment
InputContent = _m.BetaInputContent
