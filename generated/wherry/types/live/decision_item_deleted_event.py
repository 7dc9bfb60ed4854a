# Generated.
from ... import models as _m

DecisionItemDeletedEvent = _m.DecisionItemDeletedEvent
