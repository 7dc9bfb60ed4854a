from ... import models as _m

AssistantToolChoiceFunction = _m.AssistantsNamedToolChoiceFunction
