from ... import models as _m

ReinforcementHyperparameters = _m.FineTuneReinforcementHyperparameters
