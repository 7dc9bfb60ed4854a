from ... import params as _p
from ...types.shared_params.metadata import Metadata as Metadata

ThreadUpdateParams = _p.ModifyThreadRequest
ToolResources = _p.ModifyThreadRequestToolResources
ToolResourcesCodeInterpreter = _p.ModifyThreadRequestToolResourcesCodeInterpreter
ToolResourcesFileSearch = _p.ModifyThreadRequestToolResourcesFileSearch
