from ... import params as _p
from ...types.responses.response_input_item_param import ResponseInputItemParam as ResponseInputItemParam

Image = _p.ResponsesResponseCompactParamsImage
PromptCacheOptions = _p.ResponsesResponseCompactParamsPromptCacheOptions
ResponseCompactParams = _p.CompactResponseMethodPublicBody
