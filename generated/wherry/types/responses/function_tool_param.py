from ... import params as _p

FunctionToolParam = _p.FunctionTool
