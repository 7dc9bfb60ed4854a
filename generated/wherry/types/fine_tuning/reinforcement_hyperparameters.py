from . import _m

ReinforcementHyperparameters = _m.FineTuneReinforcementHyperparameters
