# Generated.
from ..... import models as _m

CredentialDeleted = _m.CredentialDeleted
