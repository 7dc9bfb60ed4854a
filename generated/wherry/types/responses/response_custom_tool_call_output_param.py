from . import _p

CallerDirect = _p.ResponseCustomToolCallOutputCallerDirect
CallerProgram = _p.ResponseCustomToolCallOutputCallerProgram
ResponseCustomToolCallOutputParam = _p.CustomToolCallOutput
OutputOutputContentList = _p.InputTextContent | _p.InputImageContent | _p.InputFileContent
Caller = _p.ResponseCustomToolCallOutputCallerDirect | _p.ResponseCustomToolCallOutputCallerProgram
ResponseInputFileParam = _p.InputFileContent
ResponseInputImageParam = _p.InputImageContent
ResponseInputTextParam = _p.InputTextContent
