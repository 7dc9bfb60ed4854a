# Generated.
from ... import models as _m

DecisionItemDeleteEvent = _m.DecisionItemDeleteEvent
