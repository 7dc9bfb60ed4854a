from . import _p

SupervisedHyperparametersParam = _p.FineTuneSupervisedHyperparameters
