from . import _p
from .decision_json_object import DecisionJSONObject as DecisionJSONObject

Choice = _p.DecisionQuestionParamChoice
ChoiceInstructionsPartsInputImage = _p.DecisionQuestionChoiceInstructionsPartsInputImage
ChoiceInstructionsPartsInputJSON = _p.DecisionQuestionParamChoiceInstructionsPartsInputJSON
Predicate = _p.DecisionQuestionParamPredicate
PredicateInstructionsPartsInputImage = _p.DecisionQuestionPredicateInstructionsPartsInputImage
PredicateInstructionsPartsInputJSON = _p.DecisionQuestionParamPredicateInstructionsPartsInputJSON
Score = _p.DecisionQuestionParamScore
ScoreInstructionsPartsInputImage = _p.DecisionQuestionScoreInstructionsPartsInputImage
ScoreInstructionsPartsInputJSON = _p.DecisionQuestionParamScoreInstructionsPartsInputJSON
ScoreLevel = _p.DecisionQuestionScoreLevel
ChoiceInstructionsParts = (
    _p.DecisionInputText
    | _p.DecisionQuestionChoiceInstructionsPartsInputImage
    | _p.DecisionQuestionParamChoiceInstructionsPartsInputJSON
)
DecisionQuestionParam = (
    _p.DecisionQuestionParamChoice | _p.DecisionQuestionParamPredicate | _p.DecisionQuestionParamScore
)
PredicateInstructionsParts = (
    _p.DecisionInputText
    | _p.DecisionQuestionPredicateInstructionsPartsInputImage
    | _p.DecisionQuestionParamPredicateInstructionsPartsInputJSON
)
ScoreInstructionsParts = (
    _p.DecisionInputText
    | _p.DecisionQuestionScoreInstructionsPartsInputImage
    | _p.DecisionQuestionParamScoreInstructionsPartsInputJSON
)
DecisionChoiceOptionParam = _p.DecisionChoiceOption
DecisionInputTextParam = _p.DecisionInputText
