# Generated.
from ... import models as _m

DecisionInputText = _m.DecisionInputText
