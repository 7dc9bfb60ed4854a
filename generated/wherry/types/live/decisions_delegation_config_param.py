# Generated.
from ... import params as _p
from ...types.live import decision_question_param as _decision_question_param

DecisionsDelegationConfigParam = _p.DecisionsDelegationConfigParam
DecisionQuestionParam = _decision_question_param.DecisionQuestionParam
Question = _decision_question_param.DecisionQuestionParam
QuestionQuestionParamChoice = _p.DecisionQuestionParamChoice
QuestionQuestionParamChoiceChoice = _p.DecisionChoiceOption
QuestionQuestionParamPredicate = _p.DecisionQuestionParamPredicate
QuestionQuestionParamScore = _p.DecisionQuestionParamScore
QuestionQuestionParamScoreLevel = _p.DecisionQuestionScoreLevel
