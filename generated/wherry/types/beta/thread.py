from ..shared.metadata import Metadata as Metadata
from . import _m

Thread = _m.Thread
ToolResources = _m.ThreadToolResources
ToolResourcesCodeInterpreter = _m.ThreadToolResourcesCodeInterpreter
ToolResourcesFileSearch = _m.ThreadToolResourcesFileSearch
