from . import _m

DecisionsDelegationConfig = _m.DecisionsDelegationConfig
DecisionQuestion = _m.DecisionQuestion
Question = _m.DecisionQuestion
QuestionQuestionParamChoice = _m.DecisionQuestionChoice
QuestionQuestionParamChoiceChoice = _m.DecisionChoiceOption
QuestionQuestionParamPredicate = _m.DecisionQuestionPredicate
QuestionQuestionParamScore = _m.DecisionQuestionScore
QuestionQuestionParamScoreLevel = _m.DecisionQuestionScoreLevel
