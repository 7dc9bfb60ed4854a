# Generated.
from .... import models as _m

InviteDeleteResponse = _m.InviteDeleteResponse
