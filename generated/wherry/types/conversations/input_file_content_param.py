from ... import params as _p

InputFileContentParam = _p.InputFileContent
ResponseInputFileParam = _p.InputFileContent
