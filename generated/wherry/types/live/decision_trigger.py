from ... import models as _m

DecisionTrigger = _m.DecisionTrigger
Decisions = _m.DecisionTriggerDecisions
DecisionQuestion = _m.DecisionQuestion
DecisionsQuestion = _m.DecisionQuestion
DecisionsQuestionQuestionParamChoice = _m.DecisionQuestionChoice
DecisionsQuestionQuestionParamChoiceChoice = _m.DecisionChoiceOption
DecisionsQuestionQuestionParamPredicate = _m.DecisionQuestionPredicate
DecisionsQuestionQuestionParamScore = _m.DecisionQuestionScore
DecisionsQuestionQuestionParamScoreLevel = _m.DecisionQuestionScoreLevel
