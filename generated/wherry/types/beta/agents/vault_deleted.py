# Generated.
from .... import models as _m

VaultDeleted = _m.VaultDeleted
