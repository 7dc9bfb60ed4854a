from ... import params as _p
from ...types.shared_params.custom_tool_input_format import CustomToolInputFormat as CustomToolInputFormat

CustomToolParam = _p.CustomToolParam
