from ... import models as _m

CodeInterpreterTool = _m.AssistantToolsCode
