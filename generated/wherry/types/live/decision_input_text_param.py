from . import _p

DecisionInputTextParam = _p.DecisionInputText
