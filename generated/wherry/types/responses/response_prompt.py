from . import _m

ResponsePrompt = _m.Prompt
Variables = str | _m.InputTextContent | _m.InputImageContent | _m.InputFileContent
ResponseInputFile = _m.InputFileContent
ResponseInputImage = _m.InputImageContent
ResponseInputText = _m.InputTextContent
