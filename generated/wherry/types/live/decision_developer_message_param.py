from . import _p

DecisionDeveloperMessageParam = _p.DecisionDeveloperMessage
DecisionInputTextParam = _p.DecisionInputText
