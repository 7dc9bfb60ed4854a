# Generated.
from ... import params as _p

DecisionQuestionInputImage = _p.DecisionQuestionInputImage
