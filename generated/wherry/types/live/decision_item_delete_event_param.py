from ... import params as _p

DecisionItemDeleteEventParam = _p.DecisionItemDeleteEvent
