# Generated.
from .... import models as _m

Role = _m.Role
