# Generated.
from ..... import models as _m

Credential = _m.Credential
CredentialAuth = _m.CredentialAuth
