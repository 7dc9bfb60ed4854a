from . import _m

CodeInterpreterTool = _m.AssistantToolsCode
