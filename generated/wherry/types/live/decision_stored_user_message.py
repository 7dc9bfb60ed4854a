from ... import models as _m
from ...types.live.decision_json_object import DecisionJSONObject as DecisionJSONObject

ContentPart = _m.DecisionStoredUserMessageContentPart
ContentPartInputImage = _m.DecisionStoredUserMessageContentPartInputImage
ContentPartInputJSON = _m.DecisionStoredUserMessageContentPartInputJSON
ContentPartInputText = _m.DecisionStoredUserMessageContentPartInputText
DecisionStoredUserMessage = _m.DecisionStoredUserMessage
