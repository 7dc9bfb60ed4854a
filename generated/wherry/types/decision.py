from .. import models as _m

Answer = _m.Answer
AnswerAnswerResourceChoice = _m.AnswerAnswerResourceChoice
AnswerAnswerResourceChoiceProbability = _m.AnswerAnswerResourceChoiceProbability
AnswerAnswerResourcePredicate = _m.AnswerAnswerResourcePredicate
AnswerAnswerResourceRefusal = _m.AnswerAnswerResourceRefusal
AnswerAnswerResourceScore = _m.AnswerAnswerResourceScore
AnswerAnswerResourceScoreProbability = _m.AnswerAnswerResourceScoreProbability
Decision = _m.Decision
Usage = _m.DecisionUsage
UsageInputTokensDetails = _m.DecisionUsageInputTokensDetails
UsageOutputTokensDetails = _m.DecisionUsageOutputTokensDetails
