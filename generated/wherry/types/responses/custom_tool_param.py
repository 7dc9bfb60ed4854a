from ..shared_params.custom_tool_input_format import CustomToolInputFormat as CustomToolInputFormat
from . import _p

CustomToolParam = _p.CustomToolParam
