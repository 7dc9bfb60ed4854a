from ... import models as _m
from ...types.responses.image_detail import ImageDetail as ImageDetail

PromptCacheBreakpoint = _m.ResponseInputImagePromptCacheBreakpoint
ResponseInputImage = _m.InputImageContent
