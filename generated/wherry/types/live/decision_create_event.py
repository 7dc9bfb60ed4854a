# Generated.
from ... import models as _m

DecisionCreateEvent = _m.DecisionCreateEvent
