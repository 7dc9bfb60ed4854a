from . import _p

RealtimeFunctionToolParam = _p.RealtimeFunctionTool
