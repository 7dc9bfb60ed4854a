# Generated.
from ..... import models as _m

UserCreateResponse = _m.UserCreateResponse
