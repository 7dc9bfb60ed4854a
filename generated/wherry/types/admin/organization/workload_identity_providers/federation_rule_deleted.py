# Generated.
from ..... import models as _m

FederationRuleDeleted = _m.FederationRuleDeleted
