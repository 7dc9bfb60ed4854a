from ... import params as _p

DpoHyperparametersParam = _p.FineTuneDPOHyperparameters
