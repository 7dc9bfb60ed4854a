# Generated.
from ... import params as _p

ContentPartOutputText = _p.DecisionAssistantMessageContentPartOutputText
ContentPartRefusal = _p.DecisionAssistantMessageContentPartRefusal
DecisionAssistantMessageParam = _p.DecisionAssistantMessage
ContentPart = _p.DecisionAssistantMessageContentPartOutputText | _p.DecisionAssistantMessageContentPartRefusal
