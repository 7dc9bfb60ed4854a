from . import _m

SupervisedHyperparameters = _m.FineTuneSupervisedHyperparameters
