from . import _p

SupervisedMethodParam = _p.FineTuneSupervisedMethod
SupervisedHyperparametersParam = _p.FineTuneSupervisedHyperparameters
