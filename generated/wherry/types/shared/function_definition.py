from . import _m
from .function_parameters import FunctionParameters as FunctionParameters

FunctionDefinition = _m.FunctionObject
