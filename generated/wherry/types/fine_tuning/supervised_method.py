from . import _m

SupervisedMethod = _m.FineTuneSupervisedMethod
SupervisedHyperparameters = _m.FineTuneSupervisedHyperparameters
