# Generated.
from .... import models as _m

Vault = _m.Vault
