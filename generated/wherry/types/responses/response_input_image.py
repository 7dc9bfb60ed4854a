from ... import models as _m
from ...types.responses import image_detail as _image_detail

PromptCacheBreakpoint = _m.ResponseInputImagePromptCacheBreakpoint
ResponseInputImage = _m.InputImageContent
ImageDetail = _image_detail.ImageDetail
