from ... import models as _m

DpoHyperparameters = _m.FineTuneDPOHyperparameters
