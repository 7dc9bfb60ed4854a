from ... import models as _m
from ...types.live import decision_json_object as _decision_json_object

ContentPart = _m.DecisionStoredUserMessageContentPart
ContentPartInputImage = _m.DecisionStoredUserMessageContentPartInputImage
ContentPartInputJSON = _m.DecisionStoredUserMessageContentPartInputJSON
ContentPartInputText = _m.DecisionStoredUserMessageContentPartInputText
DecisionStoredUserMessage = _m.DecisionStoredUserMessage
DecisionJSONObject = _decision_json_object.DecisionJSONObject
