# Generated.
from ... import models as _m

DecisionDeveloperMessage = _m.DecisionDeveloperMessage
DecisionInputText = _m.DecisionInputText
