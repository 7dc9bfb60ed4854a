from ... import params as _p

SupervisedMethodParam = _p.FineTuneSupervisedMethod
SupervisedHyperparametersParam = _p.FineTuneSupervisedHyperparameters
