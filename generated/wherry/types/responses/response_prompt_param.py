from . import _p

ResponsePromptParam = _p.Prompt
Variables = str | _p.InputTextContent | _p.InputImageContent | _p.InputFileContent
ResponseInputFileParam = _p.InputFileContent
ResponseInputImageParam = _p.InputImageContent
ResponseInputTextParam = _p.InputTextContent
