from . import _p

ReinforcementHyperparametersParam = _p.FineTuneReinforcementHyperparameters
