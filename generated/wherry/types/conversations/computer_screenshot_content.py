from ... import models as _m
from ...types.responses.image_detail import ImageDetail as ImageDetail

ComputerScreenshotContent = _m.ComputerScreenshotContent
PromptCacheBreakpoint = _m.ComputerScreenshotContentPromptCacheBreakpoint
