from . import _m

GroupDeleteResponse = _m.ProjectGroupDeletedResource
