from ... import params as _p

DecisionSystemMessageParam = _p.DecisionSystemMessage
DecisionInputTextParam = _p.DecisionInputText
