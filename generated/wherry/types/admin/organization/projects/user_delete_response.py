from . import _m

UserDeleteResponse = _m.ProjectUserDeleteResponse
