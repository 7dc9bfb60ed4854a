from ... import params as _p

DpoMethodParam = _p.FineTuneDPOMethod
DpoHyperparametersParam = _p.FineTuneDPOHyperparameters
