# Generated.
from ... import models as _m

ContentPart = _m.DecisionStoredAssistantMessageContentPart
ContentPartOutputText = _m.DecisionStoredAssistantMessageContentPartOutputText
ContentPartRefusal = _m.DecisionStoredAssistantMessageContentPartRefusal
DecisionStoredAssistantMessage = _m.DecisionStoredAssistantMessage
