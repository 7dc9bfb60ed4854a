from ... import params as _p

ServerEventSelectorParam = _p.ServerEventSelector
