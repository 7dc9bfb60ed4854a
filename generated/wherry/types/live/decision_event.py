# Generated.
from ... import models as _m

DecisionEvent = _m.DecisionEvent
Event = _m.Event
Decision = _m.Decision
