from . import _p

ResponseSteerInputContentParam = (
    _p.InputTextContentParam | _p.InputImageContentParamAutoParam | _p.InputFileContentParam
)
ResponseInputFileContentParam = _p.InputFileContentParam
ResponseInputImageContentParam = _p.InputImageContentParamAutoParam
ResponseInputTextContentParam = _p.InputTextContentParam
