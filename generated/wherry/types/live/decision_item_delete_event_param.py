from . import _p

DecisionItemDeleteEventParam = _p.DecisionItemDeleteEvent
