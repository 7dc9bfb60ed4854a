from . import _p

DecisionSystemMessageParam = _p.DecisionSystemMessage
DecisionInputTextParam = _p.DecisionInputText
