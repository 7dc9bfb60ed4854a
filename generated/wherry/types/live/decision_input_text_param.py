from ... import params as _p

DecisionInputTextParam = _p.DecisionInputText
