from . import _p

AssistantToolChoiceParam = _p.AssistantsNamedToolChoice
AssistantToolChoiceFunctionParam = _p.AssistantsNamedToolChoiceFunction
