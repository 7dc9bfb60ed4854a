from . import _m

PythonGrader = _m.GraderPython
