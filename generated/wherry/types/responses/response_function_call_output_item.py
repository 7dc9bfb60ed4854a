from . import _m

ResponseFunctionCallOutputItem = _m.ResponseFunctionCallOutputItem
ResponseInputFileContent = _m.InputFileContentParam
ResponseInputImageContent = _m.InputImageContentParamAutoParam
ResponseInputTextContent = _m.InputTextContentParam
