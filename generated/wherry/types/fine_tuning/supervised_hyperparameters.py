from ... import models as _m

SupervisedHyperparameters = _m.FineTuneSupervisedHyperparameters
