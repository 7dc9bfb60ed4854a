# Generated.
from ... import params as _p

DecisionQuestionInputText = _p.DecisionQuestionInputText
