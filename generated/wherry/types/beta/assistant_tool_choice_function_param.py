from ... import params as _p

AssistantToolChoiceFunctionParam = _p.AssistantsNamedToolChoiceFunction
