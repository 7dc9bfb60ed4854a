from . import _m

RoleDeleteResponse = _m.RoleDeletedResource
