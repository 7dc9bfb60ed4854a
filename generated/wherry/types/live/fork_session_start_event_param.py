from ... import params as _p

ForkSessionStartEventParam = _p.ForkSessionStartEvent
ForkSessionConfigParam = _p.ForkSessionConfig
