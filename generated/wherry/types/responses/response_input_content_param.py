from . import _p

ResponseInputContentParam = _p.InputTextContent | _p.InputImageContent | _p.InputFileContent
ResponseInputFileParam = _p.InputFileContent
ResponseInputImageParam = _p.InputImageContent
ResponseInputTextParam = _p.InputTextContent
