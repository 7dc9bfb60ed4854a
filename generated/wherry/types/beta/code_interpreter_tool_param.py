from ... import params as _p

CodeInterpreterToolParam = _p.AssistantToolsCode
