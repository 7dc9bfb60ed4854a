from . import _m

AutomationInvocation = _m.AutomationInvocation
Error = _m.AutomationInvocationError
AutomationInvocationSource = _m.AutomationInvocationSource
