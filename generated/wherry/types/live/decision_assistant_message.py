from ... import models as _m

ContentPart = _m.DecisionAssistantMessageContentPart
ContentPartOutputText = _m.DecisionAssistantMessageContentPartOutputText
ContentPartRefusal = _m.DecisionAssistantMessageContentPartRefusal
DecisionAssistantMessage = _m.DecisionAssistantMessage
