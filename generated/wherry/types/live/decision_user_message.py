from ... import models as _m
from ...types.live.decision_json_object import DecisionJSONObject as DecisionJSONObject

ContentPart = _m.DecisionUserMessageContentPart
ContentPartInputImage = _m.DecisionUserMessageContentPartInputImage
ContentPartInputJSON = _m.DecisionUserMessageContentPartInputJSON
ContentPartInputText = _m.DecisionUserMessageContentPartInputText
DecisionUserMessage = _m.DecisionUserMessage
