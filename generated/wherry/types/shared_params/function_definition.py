from . import _p
from .function_parameters import FunctionParameters as FunctionParameters

FunctionDefinition = _p.FunctionObject
