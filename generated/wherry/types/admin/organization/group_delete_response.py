from .... import models as _m

GroupDeleteResponse = _m.GroupDeletedResource
