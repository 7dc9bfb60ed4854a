from ... import models as _m
from ...types.live import decision_json_object as _decision_json_object

ContentPart = _m.DecisionUserMessageContentPart
ContentPartInputImage = _m.DecisionUserMessageContentPartInputImage
ContentPartInputJSON = _m.DecisionUserMessageContentPartInputJSON
ContentPartInputText = _m.DecisionUserMessageContentPartInputText
DecisionUserMessage = _m.DecisionUserMessage
DecisionJSONObject = _decision_json_object.DecisionJSONObject
