from . import _p

ForkSessionStartEventParam = _p.ForkSessionStartEvent
ForkSessionConfigParam = _p.ForkSessionConfig
