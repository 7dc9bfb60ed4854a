from . import _m

ResponseInputContent = _m.InputContent
ResponseInputFile = _m.InputFileContent
ResponseInputImage = _m.InputImageContent
ResponseInputText = _m.InputTextContent
