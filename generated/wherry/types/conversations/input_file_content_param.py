from . import _p

InputFileContentParam = _p.InputFileContent
ResponseInputFileParam = _p.InputFileContent
