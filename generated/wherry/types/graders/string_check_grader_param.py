from ... import params as _p

StringCheckGraderParam = _p.GraderStringCheck
