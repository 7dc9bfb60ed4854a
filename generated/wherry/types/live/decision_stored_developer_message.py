# Generated.
from ... import models as _m

DecisionStoredDeveloperMessage = _m.DecisionStoredDeveloperMessage
DecisionInputText = _m.DecisionInputText
