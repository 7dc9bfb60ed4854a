from ... import params as _p
from ...types.shared_params import custom_tool_input_format as _custom_tool_input_format

CustomToolParam = _p.CustomToolParam
CustomToolInputFormat = _custom_tool_input_format.CustomToolInputFormat
