from ... import params as _p
from ...types.shared_params import metadata as _metadata

ThreadUpdateParams = _p.ModifyThreadRequest
ToolResources = _p.ModifyThreadRequestToolResources
ToolResourcesCodeInterpreter = _p.ModifyThreadRequestToolResourcesCodeInterpreter
ToolResourcesFileSearch = _p.ModifyThreadRequestToolResourcesFileSearch
Metadata = _metadata.Metadata
