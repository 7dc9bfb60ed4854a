from . import _p

FunctionToolParam = _p.LiveFunctionTool
