from . import _m
from .image_detail import ImageDetail as ImageDetail

PromptCacheBreakpoint = _m.ResponseInputImagePromptCacheBreakpoint
ResponseInputImage = _m.InputImageContent
