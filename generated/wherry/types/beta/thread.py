from ... import models as _m
from ...types.shared.metadata import Metadata as Metadata

Thread = _m.Thread
ToolResources = _m.ThreadToolResources
ToolResourcesCodeInterpreter = _m.ThreadToolResourcesCodeInterpreter
ToolResourcesFileSearch = _m.ThreadToolResourcesFileSearch
