# Generated.
from ... import params as _p

SetupCommandParam = _p.SetupCommandParam
