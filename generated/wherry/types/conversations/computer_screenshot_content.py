from ..responses.image_detail import ImageDetail as ImageDetail
from . import _m

ComputerScreenshotContent = _m.ComputerScreenshotContent
PromptCacheBreakpoint = _m.ComputerScreenshotContentPromptCacheBreakpoint
