from ... import params as _p
from ...types.responses import image_detail as _image_detail

PromptCacheBreakpoint = _p.ResponseInputImageContentPromptCacheBreakpoint
ResponseInputImageContentParam = _p.InputImageContentParamAutoParam
ImageDetail = _image_detail.ImageDetail
