from . import _m

InputFileContent = _m.InputFileContent
ResponseInputFile = _m.InputFileContent
