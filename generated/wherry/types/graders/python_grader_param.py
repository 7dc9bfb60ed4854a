from ... import params as _p

PythonGraderParam = _p.GraderPython
