# Generated.
from ... import models as _m

ClientDelegation = _m.ClientDelegation
