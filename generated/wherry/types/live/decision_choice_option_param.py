from ... import params as _p

DecisionChoiceOptionParam = _p.DecisionChoiceOption
