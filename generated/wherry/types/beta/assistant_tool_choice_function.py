from . import _m

AssistantToolChoiceFunction = _m.AssistantsNamedToolChoiceFunction
