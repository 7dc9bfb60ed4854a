from ...params import ToolSearchToolParam as ToolSearchToolParam
