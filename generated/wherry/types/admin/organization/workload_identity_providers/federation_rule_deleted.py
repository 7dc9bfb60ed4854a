from .....models import FederationRuleDeleted as FederationRuleDeleted
