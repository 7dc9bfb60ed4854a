from . import _p

ResponseInputContentParam = _p.InputTextContent | _p.InputImageContent | _p.InputFileContent
ResponseInputMessageContentListParam = list[ResponseInputContentParam]
ResponseInputFileParam = _p.InputFileContent
ResponseInputImageParam = _p.InputImageContent
ResponseInputTextParam = _p.InputTextContent
