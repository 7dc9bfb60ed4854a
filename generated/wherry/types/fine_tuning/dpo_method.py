from . import _m

DpoMethod = _m.FineTuneDPOMethod
DpoHyperparameters = _m.FineTuneDPOHyperparameters
