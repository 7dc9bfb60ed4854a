from ... import models as _m

PythonGrader = _m.GraderPython
