from ... import params as _p

RealtimeFunctionToolParam = _p.RealtimeFunctionTool
