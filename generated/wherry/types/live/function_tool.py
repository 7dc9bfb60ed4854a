from . import _m

FunctionTool = _m.LiveFunctionTool
