from ... import params as _p

SupervisedHyperparametersParam = _p.FineTuneSupervisedHyperparameters
