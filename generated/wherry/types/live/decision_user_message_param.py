from ... import params as _p
from ...types.live import decision_json_object as _decision_json_object

ContentPartInputImage = _p.DecisionUserMessageContentPartInputImage
ContentPartInputJSON = _p.DecisionUserMessageParamContentPartInputJSON
ContentPartInputText = _p.DecisionUserMessageContentPartInputText
DecisionUserMessageParam = _p.DecisionUserMessageParam
ContentPart = (
    _p.DecisionUserMessageContentPartInputText
    | _p.DecisionUserMessageContentPartInputImage
    | _p.DecisionUserMessageParamContentPartInputJSON
)
DecisionJSONObject = _decision_json_object.DecisionJSONObject
