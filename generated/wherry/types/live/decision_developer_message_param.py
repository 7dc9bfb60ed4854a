from ... import params as _p

DecisionDeveloperMessageParam = _p.DecisionDeveloperMessage
DecisionInputTextParam = _p.DecisionInputText
