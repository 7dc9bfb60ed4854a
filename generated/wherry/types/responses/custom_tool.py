from ..shared.custom_tool_input_format import CustomToolInputFormat as CustomToolInputFormat
from . import _m

CustomTool = _m.CustomToolParam
