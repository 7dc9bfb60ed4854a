from . import _m

ResponseSteerInputContent = _m.ResponseSteerInputContent
ResponseInputFileContent = _m.InputFileContentParam
ResponseInputImageContent = _m.InputImageContentParamAutoParam
ResponseInputTextContent = _m.InputTextContentParam
