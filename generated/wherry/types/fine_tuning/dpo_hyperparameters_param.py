from . import _p

DpoHyperparametersParam = _p.FineTuneDPOHyperparameters
