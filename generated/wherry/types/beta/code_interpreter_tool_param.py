from . import _p

CodeInterpreterToolParam = _p.AssistantToolsCode
