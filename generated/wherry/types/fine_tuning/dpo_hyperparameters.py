from . import _m

DpoHyperparameters = _m.FineTuneDPOHyperparameters
