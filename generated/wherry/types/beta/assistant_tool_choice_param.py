from ... import params as _p

AssistantToolChoiceParam = _p.AssistantsNamedToolChoice
AssistantToolChoiceFunctionParam = _p.AssistantsNamedToolChoiceFunction
