# Generated.
from ... import models as _m

DecisionSystemMessage = _m.DecisionSystemMessage
DecisionInputText = _m.DecisionInputText
