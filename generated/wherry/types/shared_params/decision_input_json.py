# Generated.
from ... import params as _p

DecisionInputJSON = _p.DecisionInputJSON
