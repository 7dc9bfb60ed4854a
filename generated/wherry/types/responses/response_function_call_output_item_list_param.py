from . import _p

ResponseFunctionCallOutputItemParam = (
    _p.InputTextContentParam | _p.InputImageContentParamAutoParam | _p.InputFileContentParam
)
ResponseFunctionCallOutputItemListParam = list[ResponseFunctionCallOutputItemParam]
ResponseInputFileContentParam = _p.InputFileContentParam
ResponseInputImageContentParam = _p.InputImageContentParamAutoParam
ResponseInputTextContentParam = _p.InputTextContentParam
