# Generated.
from ... import params as _p

ToolSearchToolParam = _p.ToolSearchToolParam
