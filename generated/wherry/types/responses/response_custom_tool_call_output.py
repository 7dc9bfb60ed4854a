from . import _m

Caller = _m.ResponseCustomToolCallOutputCaller
CallerDirect = _m.ResponseCustomToolCallOutputCallerDirect
CallerProgram = _m.ResponseCustomToolCallOutputCallerProgram
OutputOutputContentList = _m.FunctionAndCustomToolCallOutput
ResponseCustomToolCallOutput = _m.CustomToolCallOutput
ResponseInputFile = _m.InputFileContent
ResponseInputImage = _m.InputImageContent
ResponseInputText = _m.InputTextContent
