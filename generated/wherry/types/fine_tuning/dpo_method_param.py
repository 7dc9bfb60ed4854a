from . import _p

DpoMethodParam = _p.FineTuneDPOMethod
DpoHyperparametersParam = _p.FineTuneDPOHyperparameters
