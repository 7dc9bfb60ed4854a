from ... import params as _p
from ...types.responses import response_input_item_param as _response_input_item_param

Image = _p.ResponsesResponseCompactParamsImage
PromptCacheOptions = _p.ResponsesResponseCompactParamsPromptCacheOptions
ResponseCompactParams = _p.CompactResponseMethodPublicBody
ResponseInputItemParam = _response_input_item_param.ResponseInputItemParam
