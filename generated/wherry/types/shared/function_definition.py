from ... import models as _m
from ...types.shared.function_parameters import FunctionParameters as FunctionParameters

FunctionDefinition = _m.FunctionObject
