from ... import models as _m

DpoMethod = _m.FineTuneDPOMethod
DpoHyperparameters = _m.FineTuneDPOHyperparameters
