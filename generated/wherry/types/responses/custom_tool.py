from ... import models as _m
from ...types.shared.custom_tool_input_format import CustomToolInputFormat as CustomToolInputFormat

CustomTool = _m.CustomToolParam
