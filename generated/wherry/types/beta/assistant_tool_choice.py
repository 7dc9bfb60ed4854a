from ... import models as _m

AssistantToolChoice = _m.AssistantsNamedToolChoice
AssistantToolChoiceFunction = _m.AssistantsNamedToolChoiceFunction
