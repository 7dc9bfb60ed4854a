from . import _p

DecisionChoiceOptionParam = _p.DecisionChoiceOption
