# Generated.
from ... import models as _m

DecisionStoredSystemMessage = _m.DecisionStoredSystemMessage
DecisionInputText = _m.DecisionInputText
