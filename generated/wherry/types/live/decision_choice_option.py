# Generated.
from ... import models as _m

DecisionChoiceOption = _m.DecisionChoiceOption
