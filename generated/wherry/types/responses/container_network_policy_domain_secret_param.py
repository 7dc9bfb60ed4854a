# Generated.
from ... import params as _p

ContainerNetworkPolicyDomainSecretParam = _p.ContainerNetworkPolicyDomainSecretParam
