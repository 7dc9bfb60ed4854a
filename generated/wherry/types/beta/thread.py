from ... import models as _m
from ...types.shared import metadata as _metadata

Thread = _m.Thread
ToolResources = _m.ThreadToolResources
ToolResourcesCodeInterpreter = _m.ThreadToolResourcesCodeInterpreter
ToolResourcesFileSearch = _m.ThreadToolResourcesFileSearch
Metadata = _metadata.Metadata
