from . import _p

PythonGraderParam = _p.GraderPython
