from ... import models as _m
from ...types.shared import custom_tool_input_format as _custom_tool_input_format

CustomTool = _m.CustomToolParam
CustomToolInputFormat = _custom_tool_input_format.CustomToolInputFormat
