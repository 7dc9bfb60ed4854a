from ... import models as _m

FunctionTool = _m.LiveFunctionTool
