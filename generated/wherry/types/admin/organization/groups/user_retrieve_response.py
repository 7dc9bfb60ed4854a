# Generated.
from ..... import models as _m

UserRetrieveResponse = _m.UserRetrieveResponse
