from ... import params as _p

DecisionCreateEventParam = _p.DecisionCreateEvent
