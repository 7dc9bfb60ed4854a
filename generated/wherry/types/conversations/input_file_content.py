from ... import models as _m

InputFileContent = _m.InputFileContent
ResponseInputFile = _m.InputFileContent
