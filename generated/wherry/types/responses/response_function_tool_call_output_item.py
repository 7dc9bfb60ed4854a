from . import _m

Caller = _m.ResponseFunctionToolCallOutputItemCaller
CallerDirect = _m.ResponseFunctionToolCallOutputItemCallerDirect
CallerProgram = _m.ResponseFunctionToolCallOutputItemCallerProgram
OutputOutputContentList = _m.FunctionAndCustomToolCallOutput
ResponseFunctionToolCallOutputItem = _m.FunctionToolCallOutputResource
ResponseInputFile = _m.InputFileContent
ResponseInputImage = _m.InputImageContent
ResponseInputText = _m.InputTextContent
