from . import _p

StringCheckGraderParam = _p.GraderStringCheck
