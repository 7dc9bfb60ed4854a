from ... import models as _m
from ...types.shared import function_parameters as _function_parameters

FunctionDefinition = _m.FunctionObject
FunctionParameters = _function_parameters.FunctionParameters
