from ... import models as _m
from ...types.responses import image_detail as _image_detail

ComputerScreenshotContent = _m.ComputerScreenshotContent
PromptCacheBreakpoint = _m.ComputerScreenshotContentPromptCacheBreakpoint
ImageDetail = _image_detail.ImageDetail
