from . import _p

DecisionInputPartUnionParam = _p.DecisionInputTextParam | _p.DecisionInputImageParam | _p.DecisionInputJSON
DecisionInputImageParam = _p.DecisionInputImageParam
DecisionInputJSON = _p.DecisionInputJSON
DecisionInputTextParam = _p.DecisionInputTextParam
