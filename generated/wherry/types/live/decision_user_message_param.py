from . import _p
from .decision_json_object import DecisionJSONObject as DecisionJSONObject

ContentPartInputImage = _p.DecisionUserMessageContentPartInputImage
ContentPartInputJSON = _p.DecisionUserMessageParamContentPartInputJSON
ContentPartInputText = _p.DecisionUserMessageContentPartInputText
DecisionUserMessageParam = _p.DecisionUserMessageParam
ContentPart = (
    _p.DecisionUserMessageContentPartInputText
    | _p.DecisionUserMessageContentPartInputImage
    | _p.DecisionUserMessageParamContentPartInputJSON
)
