from . import _m

AssistantToolChoice = _m.AssistantsNamedToolChoice
AssistantToolChoiceFunction = _m.AssistantsNamedToolChoiceFunction
