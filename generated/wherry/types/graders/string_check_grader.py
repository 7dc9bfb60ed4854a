from . import _m

StringCheckGrader = _m.GraderStringCheck
