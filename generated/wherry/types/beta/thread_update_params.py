from ..shared_params.metadata import Metadata as Metadata
from . import _p

ThreadUpdateParams = _p.ModifyThreadRequest
ToolResources = _p.ModifyThreadRequestToolResources
ToolResourcesCodeInterpreter = _p.ModifyThreadRequestToolResourcesCodeInterpreter
ToolResourcesFileSearch = _p.ModifyThreadRequestToolResourcesFileSearch
