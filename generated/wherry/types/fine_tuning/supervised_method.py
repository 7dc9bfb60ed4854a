from ... import models as _m

SupervisedMethod = _m.FineTuneSupervisedMethod
SupervisedHyperparameters = _m.FineTuneSupervisedHyperparameters
