from ... import params as _p
from ...types.shared_params.function_parameters import FunctionParameters as FunctionParameters

FunctionDefinition = _p.FunctionObject
