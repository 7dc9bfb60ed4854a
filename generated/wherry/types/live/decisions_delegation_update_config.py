from . import _m

DecisionsDelegationUpdateConfig = _m.DecisionsDelegationUpdateConfig
DecisionQuestion = _m.DecisionQuestion
Question = _m.DecisionQuestion
QuestionQuestionParamChoice = _m.DecisionQuestionChoice
QuestionQuestionParamChoiceChoice = _m.DecisionChoiceOption
QuestionQuestionParamPredicate = _m.DecisionQuestionPredicate
QuestionQuestionParamScore = _m.DecisionQuestionScore
QuestionQuestionParamScoreLevel = _m.DecisionQuestionScoreLevel
