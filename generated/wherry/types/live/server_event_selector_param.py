from . import _p

ServerEventSelectorParam = _p.ServerEventSelector
