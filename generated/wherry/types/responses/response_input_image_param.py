from ... import params as _p
from ...types.responses import image_detail as _image_detail

PromptCacheBreakpoint = _p.ResponseInputImagePromptCacheBreakpoint
ResponseInputImageParam = _p.InputImageContent
ImageDetail = _image_detail.ImageDetail
