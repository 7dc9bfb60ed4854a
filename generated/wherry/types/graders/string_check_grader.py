from ... import models as _m

StringCheckGrader = _m.GraderStringCheck
