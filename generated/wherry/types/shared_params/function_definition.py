from ... import params as _p
from ...types.shared_params import function_parameters as _function_parameters

FunctionDefinition = _p.FunctionObject
FunctionParameters = _function_parameters.FunctionParameters
