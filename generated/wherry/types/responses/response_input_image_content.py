from ... import models as _m
from ...types.responses import image_detail as _image_detail

PromptCacheBreakpoint = _m.ResponseInputImageContentPromptCacheBreakpoint
ResponseInputImageContent = _m.InputImageContentParamAutoParam
ImageDetail = _image_detail.ImageDetail
