from ... import params as _p

ReinforcementHyperparametersParam = _p.FineTuneReinforcementHyperparameters
