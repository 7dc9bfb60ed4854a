from . import _p

DecisionCreateEventParam = _p.DecisionCreateEvent
