from . import _p

AssistantToolChoiceFunctionParam = _p.AssistantsNamedToolChoiceFunction
